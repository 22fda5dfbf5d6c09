using Podcasts.Demo.Listening;
using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;
using TorchSharp;
using static TorchSharp.torch;

namespace Podcasts.Demo.Training;

/// <summary>Word error rates on sentences that training never sees, greedy and without rules: a quick look, not the app's pipeline.</summary>
public sealed class Evaluation : IDisposable
{
    private const int LongestText = 200;
    private static readonly (double Seconds, int Most, int Count)[] Kinds = [(6, 1, 24), (15, 8, 8), (30, 20, 12)];
    private readonly Mels _mels = new();
    private readonly List<(string Name, IReadOnlyList<Window> Windows)> _sets;

    /// <summary>Mixes the test windows, the same ones every time.</summary>
    public Evaluation(List<BankedUtterance> test)
    {
        var (mixer, random) = (new WindowMixer(test), new Random(99));
        _sets = Kinds.Select(k => ($"{k.Seconds} s", (IReadOnlyList<Window>)Enumerable.Range(0, k.Count).Select(_ => mixer.Mix(k.Seconds, k.Most, random)).ToArray())).ToList();
    }

    /// <summary>One line for the log.</summary>
    public string Report(DemoModel model)
    {
        using var free = no_grad();
        var sample = "";
        return "  errors " + string.Join(", ", _sets.Select(set =>
        {
            var (wrong, words) = (0, 0);
            foreach (var (window, heard) in set.Windows.Zip(Read(model, set.Windows)))
            {
                var end = window.Sound.Length / 16000.0;
                var said = window.Said.Where(p => p.End <= end).SelectMany(p => Vocabulary.Words(p.Utterance.Text)).ToArray();
                sample = $"; said: {string.Join(' ', said.TakeLast(30))}; heard: {string.Join(' ', heard.TakeLast(30))}";
                (wrong, words) = (wrong + WordErrors.Count(said, heard), words + said.Length);
            }

            return $"{set.Name} {100.0 * wrong / words:f1} % of {words}";
        })) + sample;
    }

    /// <inheritdoc/>
    public void Dispose() => _mels.Dispose();

    private List<string[]> Read(DemoModel model, IReadOnlyList<Window> windows)
    {
        using var scope = NewDisposeScope();
        var vocabulary = model.Vocabulary;
        var (sound, _, _) = model.Encode(_mels.Of(windows), new int[windows.Count]);
        var rows = windows.Select(_ => new List<long> { vocabulary.Start }).ToArray();
        var done = new bool[rows.Length];
        for (var step = 0; step < LongestText && done.Contains(false); step++)
        {
            using var inner = NewDisposeScope();
            var (logits, _) = model.Decode(tensor(rows.SelectMany(r => r).ToArray()).view(rows.Length, -1), sound);
            var last = logits.select(1, step);
            last.index_fill_(1, tensor(new long[] { vocabulary.NoSpeech, vocabulary.Unused, vocabulary.Start }), float.NegativeInfinity);
            var next = last.argmax(-1).data<long>().ToArray();
            for (var row = 0; row < rows.Length; row++)
            {
                rows[row].Add(done[row] ? vocabulary.End : next[row]);
                done[row] |= next[row] == vocabulary.End;
            }
        }

        return rows.Select(r => Vocabulary.Words(string.Concat(r.Where(t => t < vocabulary.End).Select(t => vocabulary.Pieces[(int)t])))).ToList();
    }
}
