using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;

namespace Podcasts.Demo.Training;

/// <summary>Makes the batch of a step; the same step always gives the same batch.</summary>
public sealed class BatchMaker(List<BankedUtterance> bank, Vocabulary vocabulary) : IDisposable
{
    private const int LongestPrompt = 6;
    private readonly WindowMixer _mixer = new(bank);
    private readonly Mels _mels = new();

    /// <summary>The batch of a step; belongs to the caller.</summary>
    public Batch Make(int step, Stage stage)
    {
        var random = new Random(step);
        var kind = stage.Draw(random);
        var items = new List<(Window, Example, int)>();
        for (var row = 0; row < kind.Rows; row++)
        {
            var window = _mixer.Mix(kind.Seconds, kind.Most, random);
            var offset = random.Next(DemoModel.Frames - (window.Sound.Length / 320) + 1);
            var prompt = random.NextDouble() < stage.Prompts ? 1 + random.Next(LongestPrompt) : 0;
            var before = Enumerable.Range(0, prompt).Select(_ => bank[random.Next(bank.Count)].Text).ToArray();
            items.Add((window, Example.Write(window, offset, before, vocabulary, random), offset));
        }

        return Batch.Of(items, _mels, vocabulary.End);
    }

    /// <inheritdoc/>
    public void Dispose() => _mels.Dispose();
}
