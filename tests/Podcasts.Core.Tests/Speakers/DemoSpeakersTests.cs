using System.Globalization;
using Podcasts.Core.Episodes;
using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Torch;

namespace Podcasts.Core.Tests.Speakers;

/// <summary>The shipped networks on a part of the sample show, through the real ffmpeg. What all of diarization makes of it is tested elsewhere.</summary>
public sealed class DemoSpeakersTests
{
    private const int Seconds = 45;
    private const int Enough = 118; // Frames, 2 s.
    private static readonly Lazy<Task<(SpeakerWindows Heard, (double Start, double End, string Speaker)[] Turns)>> Hearing = new(HearAsync);
    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    [Fact]
    public async Task Each_window_of_the_sample_show_is_heard_with_at_most_one_frame_in_ten_wrong()
    {
        var (heard, turns) = await Hearing.Value;

        var (wrong, spoken) = (0, 0);
        for (var window = 0; window < heard.Count; window++)
        {
            // Slots stand for no one in particular: the best order of the window's speakers counts.
            var speakers = turns.Where(turn => turn.End > window && turn.Start < window + 10).Select(turn => turn.Speaker).Distinct().ToArray();
            var truth = Enumerable.Range(0, WindowGrid.Frames).Select(frame => Enumerable.Range(0, 3).Select(slot => slot < speakers.Length && Speaks(turns, speakers[slot], window, frame)).ToArray()).ToArray();
            wrong += Orders.Min(order => truth.Select((slots, frame) => slots.Where((speaks, slot) => speaks != heard.Active[window, frame, order[slot]]).Count()).Sum());
            spoken += truth.Sum(slots => slots.Count(speaks => speaks));
        }

        Assert.True(spoken > 10_000);
        Assert.InRange((double)wrong / spoken, 0, 0.1);
    }

    [Fact]
    public async Task Voices_of_the_sample_show_are_alike_if_and_only_if_they_are_the_same()
    {
        var (heard, turns) = await Hearing.Value;
        var voices = new List<(string Speaker, float[] Embedding)>();
        foreach (var (window, slot) in Enumerable.Range(0, heard.Count).SelectMany(window => Enumerable.Range(0, 3).Select(slot => (window, slot))))
        {
            var alone = Enumerable.Range(0, WindowGrid.Frames).Where(frame => Enumerable.Range(0, 3).All(other => heard.Active[window, frame, other] == (other == slot))).ToArray();
            if (alone.Length >= Enough)
            {
                var speaker = turns.Select(turn => turn.Speaker).Distinct().MaxBy(name => alone.Count(frame => Speaks(turns, name, window, frame)))!;
                voices.Add((speaker, [.. Enumerable.Range(0, heard.Dimensions).Select(i => heard.Embeddings[window, slot, i])]));
            }
        }

        var pairs = voices.SelectMany((one, i) => voices.Take(i).Select(other => (IsSame: one.Speaker == other.Speaker, Cosine: Cosine(one.Embedding, other.Embedding)))).ToArray();

        Assert.Equal(3, voices.Select(voice => voice.Speaker).Distinct().Count());
        Assert.InRange(pairs.Count(pair => pair.IsSame == pair.Cosine > 0.6) / (double)pairs.Length, 0.95, 1);
    }

    [Fact]
    public void The_networks_are_small_and_know_the_voices_of_the_show()
    {
        var sizes = Directory.EnumerateFiles(Sample("models", "speakers"), "*.safetensors", SearchOption.AllDirectories).Select(file => new FileInfo(file).Length).ToArray();

        Assert.Equal(2, sizes.Length);
        Assert.InRange(sizes.Sum(), 1_000_000, 4_000_000);
        Assert.Subset(File.ReadLines(Sample("models", "speakers", "voices.txt")).ToHashSet(), File.ReadLines(Sample("voices.txt")).ToHashSet());
    }

    private static async Task<(SpeakerWindows Heard, (double Start, double End, string Speaker)[] Turns)> HearAsync()
    {
        var sound = new List<float>();
        await foreach (var block in new EpisodeAudioReader(TimeProvider.System).ReadAsync(Sample("show", "episode-2.mp3"), TimeSpan.Zero, CancellationToken.None))
        {
            sound.AddRange(block.Samples.Span);
            if (sound.Count > Seconds * WindowGrid.SampleRate)
            {
                break;
            }
        }

        using var networks = SpeakerNetworks.Load(Sample("models", "speakers"), new TorchOptions { Device = "cpu", Threads = 1 });
        var heard = networks.Hear([sound.Take(Seconds * WindowGrid.SampleRate).ToArray()], null, CancellationToken.None);
        var turns = (await File.ReadAllLinesAsync(Sample("show", "episode-2.rttm"))).Select(line => line.Split(' '))
            .Select(field => (Number(field[3]), Number(field[3]) + Number(field[4]), field[7]));
        return (heard, turns.ToArray());
    }

    private static bool Speaks((double Start, double End, string Speaker)[] turns, string speaker, int window, int frame)
    {
        var time = window + WindowGrid.Centre(frame);
        return Array.Exists(turns, turn => turn.Speaker == speaker && turn.Start <= time && time < turn.End);
    }

    private static double Cosine(float[] a, float[] b) => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Sample(params string[] parts) => Path.Combine([SharedData.RepositoryRoot, "samples", .. parts]);
}
