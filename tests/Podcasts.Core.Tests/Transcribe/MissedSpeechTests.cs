using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcribe;

public sealed class MissedSpeechTests
{
    // One window with three stretches of speech: 0 to 5, 7 to 10 and 12 to 15 s.
    private static readonly float[] Audio = Sound.Of((5, 0.3), (2, 0), (3, 0.3), (2, 0), (3, 0.3));

    [Fact]
    public async Task Speech_that_a_window_passes_over_is_heard_alone_and_takes_its_place()
    {
        using var engine = new FakeEngine(window => window.Duration.TotalSeconds > 10 ? Gap(window) : FakeEngine.Whole(window));

        var segments = await HearAsync(engine, Audio);

        Assert.Equal(["first", "from 6.8", "last"], segments.Select(segment => segment.Text));
        Assert.Equal([0, 1, 2], segments.Select(segment => segment.Id));
        Assert.Equal(10.2, Assert.Single(engine.Batches[1]).End.TotalSeconds);
    }

    [Fact]
    public async Task What_is_missed_twice_is_left_to_the_report()
    {
        using var engine = new FakeEngine(window => window.Duration.TotalSeconds > 10 ? Gap(window) : new("en", [], window.End));

        var batch = Assert.Single(await BatchesAsync(engine, Audio), batch => batch.Segments.Count > 0);

        Assert.Equal(2, engine.Batches.Count);
        Assert.Equal((DoubtKind.SpeechWithoutText, 7), Assert.Single(TranscriptQuality.Of(batch.Segments, batch.Speech).Doubts.Select(doubt => (doubt.Kind, doubt.Start.TotalSeconds))));
    }

    [Fact]
    public async Task A_second_hearing_that_is_unsure_or_repeats_itself_is_not_believed()
    {
        foreach (var doubtful in new SegmentConfidence[] { new(-0.9, 0, 1.5, 0), new(-0.2, 0, 2.5, 0) })
        {
            using var engine = new FakeEngine(window => window.Duration.TotalSeconds > 10
                ? Gap(window)
                : new("en", [FakeEngine.Segment(window.Start, window.End, "made up") with { Confidence = doubtful }], window.End));

            Assert.DoesNotContain(await HearAsync(engine, Audio), segment => segment.Text == "made up");
        }
    }

    [Fact]
    public async Task A_window_without_any_words_is_not_heard_twice()
    {
        using var engine = new FakeEngine(window => new("en", [], window.End));

        Assert.Empty(await HearAsync(engine, Sound.Of((10, 0.3))));

        Assert.Single(engine.Batches);
    }

    [Fact]
    public async Task A_cry_of_a_second_is_not_missed_speech()
    {
        using var engine = new FakeEngine(Gap);

        await HearAsync(engine, Sound.Of((5, 0.3), (2, 0), (1, 0.3), (4, 0), (3, 0.3)));

        Assert.Single(engine.Batches);
    }

    private static HeardWindow Gap(AudioWindow window) => new(
        "en",
        [FakeEngine.Segment(window.Start, window.Start + TimeSpan.FromSeconds(5), "first"), FakeEngine.Segment(window.Start + TimeSpan.FromSeconds(12), window.End, "last")],
        window.End);

    private static async Task<List<TranscriptSegment>> HearAsync(FakeEngine engine, float[] audio) => [.. (await BatchesAsync(engine, audio)).SelectMany(batch => batch.Segments)];

    private static async Task<List<TranscribedBatch>> BatchesAsync(FakeEngine engine, float[] audio) =>
        await new Transcriber(engine).TranscribeAsync(AudioForTests.Blocks(audio), new(), CancellationToken.None).ToListAsync();
}
