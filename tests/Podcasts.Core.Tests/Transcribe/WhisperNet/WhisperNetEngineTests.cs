using System.Globalization;
using Podcasts.Core.Episodes;
using Podcasts.Core.Models;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.WhisperNet;
using Podcasts.Core.Transcripts;
using Xunit.Abstractions;

namespace Podcasts.Core.Tests.Transcribe.WhisperNet;

/// <summary>Compiled with <c>-p:WhisperNet=true</c> only. WHISPERNET_LIBRARIES names a folder with <c>runtimes/</c> where the package's libraries are not used.</summary>
public sealed class WhisperNetEngineTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string Model = Sample("models", "ggml-demo-synthetic.en.bin");

    private readonly WhisperNetEngine _engine = Load(Model);

    [Fact]
    public async Task The_sample_show_is_heard_in_the_words_that_our_own_engine_hears()
    {
        using var torch = WhisperTorchEngine.Load(Model, new TorchOptions(), default);
        for (var number = 1; number <= 3; number++)
        {
            var said = Wording.Words(await File.ReadAllTextAsync(Sample("show", $"episode-{number}.txt")));
            var (ours, theirs) = (Text(await HearAsync(torch, number)), Text(await HearAsync(_engine, number)));

            var (difference, error) = (Wording.ErrorRate(ours, theirs), Wording.ErrorRate(said, theirs));
            output.WriteLine($"episode {number}: {theirs.Length} words, {difference:P2} other than our engine's, {error:P2} wrong (our engine: {Wording.ErrorRate(said, ours):P2})");
            Assert.InRange(difference, 0, 0.05);
            Assert.InRange(error, 0, 0.05);
        }
    }

    [Fact]
    public async Task Words_have_times_near_the_true_ones_and_probabilities()
    {
        var truth = (await File.ReadAllLinesAsync(Sample("show", "episode-1.words.tsv"))).Skip(1).Select(line => line.Split('\t')).ToArray();
        var starts = truth.ToLookup(fields => Wording.Words(fields[2]).FirstOrDefault(), fields => double.Parse(fields[0], CultureInfo.InvariantCulture));

        var words = (await HearAsync(_engine, 1)).SelectMany(segment => segment.Words).ToArray();

        var errors = words.Select(word => (Said: starts[Wording.Words(word.Text).FirstOrDefault()], word.Start))
            .Where(pair => pair.Said.Any()).Select(pair => pair.Said.Min(start => Math.Abs(start - pair.Start.TotalSeconds))).Order().ToArray();
        output.WriteLine($"{words.Length} words of {truth.Length}; starts wrong by {errors.Average():F3} s on average, {errors[errors.Length / 2]:F3} s in the middle");
        Assert.InRange(words.Length, truth.Length * 0.95, truth.Length * 1.05);
        Assert.InRange(errors[errors.Length / 2], 0, 0.3);
        Assert.All(words, word => Assert.InRange(word.Probability, 0.01, 1));
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.First.Start <= pair.Second.Start));
    }

    [Fact]
    public async Task Segments_read_as_their_words_do_and_lie_within_their_window()
    {
        var window = await WindowAsync(TimeSpan.FromMinutes(100));

        var heard = Assert.Single(_engine.Hear([window], new(), default));

        Assert.NotEmpty(heard.Segments);
        Assert.Equal(("en", window.End), (heard.Language, heard.HeardTo));
        Assert.All(heard.Segments, segment => Assert.Equal(segment.Text, string.Join(' ', segment.Words.Select(word => word.Text))));
        Assert.All(heard.Segments, segment => Assert.True(window.Start <= segment.Start && segment.Start < segment.End && segment.End <= window.End));
        Assert.All(heard.Segments, segment => Assert.InRange(segment.Confidence.MeanLogProbability, -1, 0));
    }

    [Fact]
    public async Task Every_window_is_heard_by_itself_so_that_the_same_sound_gives_the_same_words()
    {
        var (first, second) = (await WindowAsync(TimeSpan.Zero), await WindowAsync(TimeSpan.FromHours(1)));

        var heard = _engine.Hear([first, second], new() { Temperatures = [0] }, default);

        Assert.Equal(heard[0].Segments.Select(segment => segment.Text), heard[1].Segments.Select(segment => segment.Text));
    }

    [Fact]
    public async Task A_beam_and_a_prompt_are_taken_and_words_can_be_left_out()
    {
        var heard = _engine.Hear([await WindowAsync(TimeSpan.Zero)], new() { BeamSize = 12, Prompt = "Good morning.", Vocabulary = ["Anna"], WordTimes = false }, default);

        Assert.NotEmpty(heard[0].Segments);
        Assert.All(heard[0].Segments, segment => Assert.Empty(segment.Words));
    }

    [Fact]
    public async Task Cancelling_stops_it_soon_and_the_engine_goes_on()
    {
        var window = await WindowAsync(TimeSpan.Zero);
        using var cancel = new CancellationTokenSource();
        var hearing = Task.Run(() => _engine.Hear([.. Enumerable.Repeat(window, 1000)], new(), cancel.Token));

        await Task.Delay(500);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hearing);
        Assert.NotEmpty(_engine.Hear([window], new(), default)[0].Segments);
    }

    [Fact]
    public void A_broken_file_and_a_folder_are_refused_in_words()
    {
        using var file = new TemporaryFile("ggml-broken.bin");
        File.WriteAllText(file.Path, "<html>");

        Assert.Throws<ModelFileException>(() => Load(file.Path));
        Assert.Contains("GGML files only", Assert.Throws<ModelFileException>(() => Load(Path.GetTempPath())).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _engine.Dispose();

    private static WhisperNetEngine Load(string path) =>
        WhisperNetEngine.Load(path, new() { LibraryPath = Environment.GetEnvironmentVariable("WHISPERNET_LIBRARIES"), Threads = 2 }, default);

    private static string Sample(params string[] parts) => Path.Combine([SharedData.RepositoryRoot, "samples", .. parts]);

    private static string[] Text(IEnumerable<TranscriptSegment> segments) => [.. segments.SelectMany(segment => Wording.Words(segment.Text))];

    private static IAsyncEnumerable<AudioBlock> Read(int episode) =>
        new EpisodeAudioReader(TimeProvider.System).ReadAsync(Sample("show", $"episode-{episode}.mp3"), TimeSpan.Zero, default);

    // The first 20 s of episode 1.
    private static async Task<AudioWindow> WindowAsync(TimeSpan start)
    {
        var samples = new List<float>();
        await foreach (var block in Read(1))
        {
            samples.AddRange(block.Samples.Span);
            if (samples.Count >= 20 * AudioWindow.SampleRate)
            {
                break;
            }
        }

        return new AudioWindow(start, samples.Take(20 * AudioWindow.SampleRate).ToArray());
    }

    private static async Task<IReadOnlyList<TranscriptSegment>> HearAsync(ITranscribeEngine engine, int episode)
    {
        var segments = new List<TranscriptSegment>();
        await foreach (var batch in new Transcriber(engine).TranscribeAsync(Read(episode), new(), default))
        {
            segments.AddRange(batch.Segments);
        }

        return segments;
    }
}
