using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcripts;

public sealed class TranscriptQualityTests
{
    private static readonly SegmentConfidence Sure = new(-0.1, 0, 1.5, 0);

    [Fact]
    public void A_good_transcript_raises_no_doubts()
    {
        var segments = Talk(20);

        var quality = TranscriptQuality.Of(segments, [.. segments.Select(Spoken)]);

        Assert.Empty(quality.Doubts);
        Assert.Equal(1, quality.Coverage);
        Assert.Equal(Math.Exp(-0.1), quality.Confidence!.Value, 6);
        Assert.Equal(80, quality.Speech.TotalSeconds);
    }

    [Fact]
    public void Speech_without_a_segment_is_pointed_at_and_counts_against_coverage()
    {
        var quality = TranscriptQuality.Of([Segment(0, 0, 6, "The first thing that was said here.")], [Range(0, 6), Range(10, 12), Range(20, 20.5)]);

        var doubt = Assert.Single(quality.Doubts);
        Assert.Equal((DoubtKind.SpeechWithoutText, 10, 12), (doubt.Kind, doubt.Start.TotalSeconds, doubt.End.TotalSeconds));
        Assert.Equal(6.5 / 8.5, quality.Coverage!.Value, 6);
    }

    [Fact]
    public void Words_show_what_is_missing_inside_a_segment()
    {
        var segment = Segment(0, 0, 12, "first last") with { Words = [Word(0, 1, "first"), Word(11, 12, "last")] };

        var doubt = Assert.Single(TranscriptQuality.Of([segment], [Range(0, 12)]).Doubts);

        Assert.Equal((DoubtKind.SpeechWithoutText, 1, 11), (doubt.Kind, doubt.Start.TotalSeconds, doubt.End.TotalSeconds));
    }

    [Fact]
    public void Breath_between_words_is_not_missing_text()
    {
        var segment = Segment(0, 0, 4, "first last") with { Words = [Word(0, 1, "first"), Word(3, 4, "last")] };

        Assert.Equal(1, TranscriptQuality.Of([segment], [Range(0, 4)]).Coverage);
    }

    [Fact]
    public void Text_where_nobody_speaks_is_pointed_at()
    {
        var quality = TranscriptQuality.Of([Segment(0, 0, 4, "Good morning to all of you."), Segment(1, 10, 13, "Thank you for watching.")], [Range(0, 4)]);

        Assert.Equal((DoubtKind.TextWithoutSpeech, 10), Assert.Single(quality.Doubts.Select(doubt => (doubt.Kind, doubt.Start.TotalSeconds))));
    }

    [Fact]
    public void Without_regions_of_speech_nothing_is_said_of_coverage()
    {
        var quality = TranscriptQuality.Of(Talk(3), []);

        Assert.Null(quality.Coverage);
        Assert.Empty(quality.Doubts);
    }

    [Fact]
    public void An_empty_transcript_of_silence_is_no_bad_one()
    {
        var quality = TranscriptQuality.Of([], []);

        Assert.Equal((TimeSpan.Zero, null, null), (quality.Speech, quality.Coverage, quality.Confidence));
        Assert.Empty(quality.Doubts);
    }

    [Fact]
    public void Neighbours_that_compress_too_well_are_one_loop()
    {
        var segments = Talk(10);
        segments[4] = segments[4] with { Confidence = Sure with { CompressionRatio = 3 } };
        segments[5] = segments[5] with { Confidence = Sure with { CompressionRatio = 3 } };

        Assert.Equal((DoubtKind.Loop, 20, 29), Assert.Single(Doubts(segments)));
    }

    [Fact]
    public void A_phrase_four_times_over_is_a_repetition_even_across_segments()
    {
        var segments = Talk(4);
        segments[1] = Segment(1, 5, 9, "And so it goes. And so it");
        segments[2] = Segment(2, 10, 14, "goes. And so it goes, and so it goes.");

        Assert.Equal((DoubtKind.Repetition, 5, 14), Assert.Single(Doubts(segments)));
    }

    [Fact]
    public void The_same_segment_three_times_is_a_repetition_and_twice_is_not()
    {
        var segments = Talk(6);
        (segments[1], segments[2]) = (Segment(1, 5, 9, "Thank you."), Segment(2, 10, 14, "Thank you!"));
        Assert.DoesNotContain(Doubts(segments), doubt => doubt.Kind == DoubtKind.Repetition);

        segments[3] = Segment(3, 15, 19, "thank you");

        Assert.Contains((DoubtKind.Repetition, 5, 19), Doubts(segments));
    }

    [Fact]
    public void No_said_four_times_is_speech()
    {
        var segments = Talk(4);
        segments[1] = Segment(1, 5, 6, "No, no, no, no!");

        Assert.Empty(Doubts(segments));
    }

    [Fact]
    public void Passages_far_faster_or_slower_than_the_episode_are_pointed_at()
    {
        var segments = Talk(12);
        segments[3] = Segment(3, 15, 16, segments[3].Text);
        segments[8] = Segment(8, 40, 44, "Mm.");

        Assert.Equal([(DoubtKind.Fast, 15, 16), (DoubtKind.Slow, 40, 44)], Doubts(segments));
    }

    [Fact]
    public void Pauses_inside_a_segment_do_not_make_it_slow()
    {
        var segments = Talk(12);
        segments[5] = Segment(5, 25, 30, "He paused and spoke.");

        var speech = segments.Select(Spoken).ToList();
        Assert.Contains(TranscriptQuality.Of(segments, speech).Doubts, doubt => doubt.Kind == DoubtKind.Slow);

        speech[5] = Range(25, 27.6);
        Assert.Empty(TranscriptQuality.Of(segments, speech).Doubts);
    }

    [Fact]
    public void More_text_than_can_be_said_is_pointed_at_in_the_shortest_transcript() =>
        Assert.Equal((DoubtKind.Fast, 0, 1), Assert.Single(Doubts([Segment(0, 0, 1, "These are far more letters than anybody could ever say in a second.")])));

    [Fact]
    public void Doubtful_words_count_before_the_windows_own_confidence()
    {
        var segments = Talk(3);
        segments[0] = segments[0] with { Confidence = Sure with { MeanLogProbability = -0.9 } };
        segments[2] = segments[2] with { Words = [new(segments[2].Start, segments[2].End, "mumble", 0.3)] };

        Assert.Equal([(DoubtKind.LowConfidence, 0, 4), (DoubtKind.LowConfidence, 10, 14)], Doubts(segments));
    }

    [Fact]
    public void Three_hours_are_judged_in_a_moment()
    {
        var segments = Talk(2_200);

        var started = TimeProvider.System.GetTimestamp();
        Assert.Empty(TranscriptQuality.Of(segments, [.. segments.Select(Spoken)]).Doubts);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 2);
    }

    private static IEnumerable<(DoubtKind Kind, double Start, double End)> Doubts(IReadOnlyList<TranscriptSegment> segments) =>
        TranscriptQuality.Of(segments, []).Doubts.Select(doubt => (doubt.Kind, doubt.Start.TotalSeconds, doubt.End.TotalSeconds));

    // Sentences of 4 s with 1 s between.
    private static List<TranscriptSegment> Talk(int segments) =>
        [.. Enumerable.Range(0, segments).Select(i => Segment(i, 5 * i, (5 * i) + 4, $"This is what was said at {i} and it went on and on."))];

    private static TranscriptSegment Segment(int id, double start, double end, string text) =>
        new(id, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), text) { Confidence = Sure };

    private static TimeRange Range(double start, double end) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));

    private static TimeRange Spoken(TranscriptSegment segment) => new(segment.Start, segment.End);

    private static TranscriptWord Word(double start, double end, string text) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), text, 0.95);
}
