using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcribe;

public sealed class SequentialTranscriberTests
{
    private static readonly float[] Talk = Sound.Of((70, 0.3));

    [Fact]
    public async Task A_window_begins_where_the_model_had_finished_in_the_one_before()
    {
        // It gets through 20 s, then through 15 s, then it says that nothing follows, then comes the rest.
        var finished = new Queue<(double Seconds, bool IsComplete)>([(20, false), (15, false), (12, true), (5, true)]);
        using var engine = new FakeEngine(window =>
        {
            var (seconds, isComplete) = finished.Dequeue();
            var end = window.Start + TimeSpan.FromSeconds(seconds);
            return new("en", [FakeEngine.Segment(window.Start, end, "done"), .. isComplete ? [] : new[] { FakeEngine.Segment(end, window.End, "half") }], end) { IsComplete = isComplete };
        });

        var batches = await HearAsync(engine, Talk);

        Assert.Equal([0, 20, 35, 65], engine.Batches.Select(batch => Assert.Single(batch).Start.TotalSeconds));
        Assert.Equal([20, 35, 65, 70], batches.Select(batch => batch.Processed.TotalSeconds));
        Assert.Equal([30, 30, 30, 5], engine.Batches.Select(batch => batch[0].Duration.TotalSeconds));
        Assert.Equal(["done", "done", "done", "done"], batches.SelectMany(batch => batch.Segments).Select(segment => segment.Text));
        Assert.Equal([0, 1, 2, 3], batches.SelectMany(batch => batch.Segments).Select(segment => segment.Id));
    }

    [Fact]
    public async Task A_window_is_prompted_with_the_text_before_until_that_is_not_to_be_trusted()
    {
        var temperatures = new Queue<double>([0, 0.6, 0.4]);
        using var engine = new FakeEngine(window => new(
            "en", [FakeEngine.Segment(window.Start, window.End, $"from {window.Start.TotalSeconds:F0}") with { Confidence = new(-0.2, 0, 1, temperatures.Dequeue()) }], window.End));

        await HearAsync(engine, Talk, new() { Prompt = "Welcome.", Vocabulary = ["Ada"] });

        Assert.Equal(["Welcome.", "Welcome. from 0", null], engine.Asked.Select(asked => asked.Prompt));
        Assert.All(engine.Asked, asked => Assert.Equal("Ada", Assert.Single(asked.Vocabulary)));
    }

    [Fact]
    public async Task The_language_of_the_first_words_is_kept()
    {
        var languages = new Queue<string>(["de", "en", "en"]);
        using var engine = new FakeEngine(window => FakeEngine.Whole(window) with { Language = languages.Dequeue() });

        var batches = await HearAsync(engine, Talk);

        Assert.Equal([null, "de", "de"], engine.Languages);
        Assert.Equal("de", batches[^1].Language);
    }

    [Fact]
    public async Task Transcription_goes_on_from_any_window_as_if_it_had_not_been_stopped()
    {
        using var whole = new FakeEngine(Echo);
        var batches = await HearAsync(whole, Talk, new() { Prompt = "Welcome." });

        for (var stopped = 0; stopped < batches.Count; stopped++)
        {
            List<TranscriptSegment> before = [.. batches.Take(stopped + 1).SelectMany(batch => batch.Segments)];
            using var engine = new FakeEngine(Echo);
            var start = batches[stopped].Processed;
            var rest = AudioForTests.Blocks(Talk[(int)(start.TotalSeconds * 16_000)..], start: start);
            var parameters = new TranscribeParameters { Sequential = true, Prompt = "Welcome.", Language = "en", Before = before, FirstSegmentId = before.Count };

            var resumed = await new Transcriber(engine).TranscribeAsync(rest, parameters, CancellationToken.None).ToListAsync();

            Assert.Equal(batches.Skip(stopped + 1).SelectMany(batch => batch.Segments), resumed.SelectMany(batch => batch.Segments));
            Assert.Equal(whole.Asked.Skip(stopped + 1).Select(asked => asked.Prompt), engine.Asked.Select(asked => asked.Prompt));
        }

        // Each text depends on the prompt; one of them is not to be trusted.
        static HeardWindow Echo(AudioWindow window, TranscribeParameters parameters)
        {
            var end = window.Start + (0.7 * window.Duration);
            var text = $"{parameters.Prompt?.Length ?? 0} letters";
            return new("en", [FakeEngine.Segment(window.Start, end, text) with { Confidence = new(-0.2, 0, 1, window.Start.TotalSeconds == 21 ? 0.8 : 0) }], end);
        }
    }

    [Fact]
    public async Task Silence_wakes_no_engine_and_a_model_that_gets_nowhere_is_not_asked_for_ever()
    {
        using var engine = new FakeEngine(window => FakeEngine.Whole(window) with { HeardTo = window.Start + TimeSpan.FromSeconds(0.02) });

        var batches = await HearAsync(engine, Sound.Of((60, 0), (40, 0.3)));

        Assert.Equal([60, 90], engine.Batches.Select(batch => batch[0].Start.TotalSeconds));
        Assert.Equal([30, 60, 90, 100], batches.Select(batch => batch.Processed.TotalSeconds));
        Assert.Equal(2, batches.Sum(batch => batch.Segments.Count));
    }

    private static async Task<List<TranscribedBatch>> HearAsync(FakeEngine engine, float[] audio, TranscribeParameters? parameters = null) =>
        await new Transcriber(engine).TranscribeAsync(AudioForTests.Blocks(audio), (parameters ?? new()) with { Sequential = true }, CancellationToken.None).ToListAsync();
}
