using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;

namespace Podcasts.Demo.Training;

/// <summary>Makes the batch of a step; the same step always gives the same batch.</summary>
public sealed class BatchMaker(List<BankedUtterance> bank, Vocabulary vocabulary) : IDisposable
{
    private const int ShortPrompt = 6;
    private const int LongPrompt = 20;
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
            var prompt = random.NextDouble() < stage.Prompts ? Before(random) : [];
            items.Add((window, Example.Write(window, offset, prompt, vocabulary, random), offset));
        }

        return Batch.Of(items, _mels, vocabulary.End);
    }

    // Readers give back what they read in the window before, mostly with its times; the app gives none.
    private int[] Before(Random random)
    {
        var sentences = 1 + random.Next(random.NextDouble() < 0.4 ? ShortPrompt : LongPrompt);
        return Example.Prompt(Enumerable.Range(0, sentences).Select(_ => bank[random.Next(bank.Count)]), timed: random.NextDouble() < 0.75, vocabulary, random);
    }

    /// <inheritdoc/>
    public void Dispose() => _mels.Dispose();
}
