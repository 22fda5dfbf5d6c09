using System.Numerics;
using System.Runtime.CompilerServices;
using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>The likeliest token of each row, and how likely it is.</summary>
internal static unsafe class Likeliest
{
    /// <summary>Chooses.</summary>
    /// <param name="logits">[rows, vocabulary], float32; minus infinity where a token is banned.</param>
    /// <returns>For each row the token and the natural logarithm of its probability.</returns>
    public static (int Token, double LogProbability)[] Of(torch.Tensor logits) => logits.device_type == DeviceType.CPU ? OnCpu(logits) : OnDevice(logits);

    // Every libtorch operation would read the row again: once is enough to find the largest, and once more for the sum.
    private static (int, double)[] OnCpu(torch.Tensor logits)
    {
        using var rows = logits.contiguous();
        var (from, vocabulary) = (TensorMemory.Address(rows), (int)logits.size(1));
        var chosen = new (int, double)[logits.size(0)];
        Cores.For(chosen.Length, row => chosen[row] = Of(new ReadOnlySpan<float>((float*)from + ((long)row * vocabulary), vocabulary)));
        return chosen;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int, double) Of(ReadOnlySpan<float> scores)
    {
        var whole = scores.Length - (scores.Length % Vector<float>.Count);
        var high = new Vector<float>(float.NegativeInfinity);
        for (var i = 0; i < whole; i += Vector<float>.Count)
        {
            high = Vector.Max(high, new Vector<float>(scores[i..]));
        }

        var highest = float.NegativeInfinity;
        for (var i = 0; i < Vector<float>.Count; i++)
        {
            highest = MathF.Max(highest, high[i]);
        }

        foreach (var score in scores[whole..])
        {
            highest = MathF.Max(highest, score);
        }

        var (total, most) = (Vector<float>.Zero, new Vector<float>(highest));
        var rest = 0.0;
        for (var i = 0; i < whole; i += Vector<float>.Count)
        {
            total += Vector.Exp(new Vector<float>(scores[i..]) - most);
        }

        foreach (var score in scores[whole..])
        {
            rest += Math.Exp(score - highest);
        }

        return (scores.IndexOf(highest), -Math.Log(Vector.Sum(total) + rest));
    }

    private static (int, double)[] OnDevice(torch.Tensor logits)
    {
        using var scope = torch.NewDisposeScope();
        return Read(logits, logits.argmax(1, keepdim: true));
    }

    /// <summary>The same of tokens that were chosen otherwise.</summary>
    /// <param name="logits">[rows, vocabulary].</param>
    /// <param name="chosen">[rows, 1], int64.</param>
    public static (int Token, double LogProbability)[] Read(torch.Tensor logits, torch.Tensor chosen)
    {
        using var scope = torch.NewDisposeScope();
        // Ids are far below 2^24, so a float holds them: one copy brings both to the host.
        var pairs = torch.cat([chosen.to(torch.ScalarType.Float32), logits.gather(1, chosen) - logits.logsumexp(1, keepdim: true)], 1).cpu().data<float>();
        return [.. Enumerable.Range(0, (int)logits.size(0)).Select(row => ((int)pairs[2 * row], (double)pairs[(2 * row) + 1]))];
    }
}
