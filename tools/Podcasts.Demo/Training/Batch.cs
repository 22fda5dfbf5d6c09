using TorchSharp;
using static TorchSharp.torch;

namespace Podcasts.Demo.Training;

/// <summary>Windows of one length as tensors.</summary>
/// <param name="Mel">[batch, 80, 2 * frames].</param>
/// <param name="Offsets">Clock offsets, frames.</param>
/// <param name="Inputs">[batch, steps] classes read.</param>
/// <param name="Targets">[batch, steps] classes to say, -100 where it does not matter.</param>
/// <param name="Said">[batch, steps, frames] 1 where the class just read is heard.</param>
/// <param name="Next">[batch, steps, frames] 1 where the class to say next is heard.</param>
/// <param name="FrameWords">[batch, frames] words heard.</param>
public sealed record Batch(Tensor Mel, int[] Offsets, Tensor Inputs, Tensor Targets, Tensor Said, Tensor Next, Tensor FrameWords) : IDisposable
{
    /// <summary>Builds the tensors, which belong to the caller.</summary>
    public static Batch Of(IReadOnlyList<(Window Window, Example Example, int Offset)> items, Mels mels, int end)
    {
        using var scope = NewDisposeScope();
        using var free = no_grad();
        var (rows, steps, frames) = (items.Count, items.Max(i => i.Example.Inputs.Length), items[0].Example.FrameWords.Length);
        var (inputs, targets) = (new long[rows * steps], new long[rows * steps]);
        var (said, next) = (new float[rows * steps * frames], new float[rows * steps * frames]);
        Array.Fill(inputs, end);
        Array.Fill(targets, -100);
        for (var row = 0; row < rows; row++)
        {
            var example = items[row].Example;
            for (var step = 0; step < example.Inputs.Length; step++)
            {
                var at = (row * steps) + step;
                (inputs[at], targets[at]) = (example.Inputs[step], example.Targets[step]);
                Mark(said, at * frames, example.Said[step]);
                Mark(next, at * frames, example.Next[step]);
            }
        }

        var batch = new Batch(
            mels.Of(items.Select(i => i.Window)),
            items.Select(i => i.Offset).ToArray(),
            tensor(inputs).view(rows, steps),
            tensor(targets).view(rows, steps),
            tensor(said).view(rows, steps, frames),
            tensor(next).view(rows, steps, frames),
            tensor(items.SelectMany(i => i.Example.FrameWords).ToArray()).view(rows, frames));
        foreach (var part in batch.Tensors)
        {
            part.DetachFromDisposeScope();
        }

        return batch;
    }

    private Tensor[] Tensors => [Mel, Inputs, Targets, Said, Next, FrameWords];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in Tensors)
        {
            part.Dispose();
        }
    }

    private static void Mark(float[] mask, int row, Span span) => Array.Fill(mask, 1, row + span.From, Math.Max(0, span.To - span.From));
}
