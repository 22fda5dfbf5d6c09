using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Tests.Speakers.Clustering;

namespace Podcasts.Core.Tests.Speakers;

/// <summary>Networks that never err: they know who speaks when. Only the slots are shuffled, and voices sound a little different each time.</summary>
internal sealed class FakeSpeakerNetworks(IReadOnlyList<SpeakerTurn> truth) : ISpeakerNetworks
{
    private const int Dimensions = 32;
    private readonly Voices _voices = new(Dimensions, 3);
    private readonly Random _random = new(4);

    public float[][]? Centres { get; private set; }

    public SpeakerWindows Hear(IEnumerable<ReadOnlyMemory<float>> sound, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = WindowGrid.Windows(sound.Sum(piece => piece.Length));
        var (active, embeddings) = (new bool[count, WindowGrid.Frames, Powerset.Slots], new float[count, Powerset.Slots, Dimensions]);
        Centres ??= _voices.Points(truth.Select(turn => turn.Speaker).DefaultIfEmpty().Max() + 1);
        for (var window = 0; window < count; window++)
        {
            var slots = Enumerable.Range(0, Powerset.Slots).ToArray();
            _random.Shuffle(slots);
            var present = truth.Where(turn => turn.Start.TotalSeconds < window + 10 && turn.End.TotalSeconds > window).GroupBy(turn => turn.Speaker).Take(Powerset.Slots);
            foreach (var (turns, slot) in present.Zip(slots))
            {
                Fill(active, window, slot, turns);
                Buffer.BlockCopy(_voices.Near(Centres[turns.Key], 0.3), 0, embeddings, ((window * Powerset.Slots) + slot) * Dimensions * sizeof(float), Dimensions * sizeof(float));
            }

            progress?.Report(new(SpeakerStage.Segmentation, window + 1));
            progress?.Report(new(SpeakerStage.Embedding, window + 1));
        }

        return new(active, embeddings);
    }

    public void Dispose()
    {
    }

    private static void Fill(bool[,,] active, int window, int slot, IEnumerable<SpeakerTurn> turns)
    {
        for (var frame = 0; frame < WindowGrid.Frames; frame++)
        {
            var time = TimeSpan.FromSeconds(WindowGrid.Centre(WindowGrid.FirstFrame(window) + frame));
            active[window, frame, slot] = turns.Any(turn => turn.Start <= time && time < turn.End);
        }
    }
}
