using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Words;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Words;

public sealed class WordDurationsTests
{
    // Of half a second each, so that more than one second is too long.
    private static readonly WordDurations Usual = new([Word(0, 0.5), Word(1, 1.5), Word(2, 2), Word(3, 3.5)]);

    [Fact]
    public void A_long_word_after_a_sentence_begins_later() =>
        Assert.Equal([(0, 0.5), (4, 5)], Times(Usual.AfterSentences([Word(0, 0.5, " end."), Word(0.5, 5)])));

    [Theory]
    [InlineData(" end,", 5)]
    [InlineData(" end.", 1.5)]
    public void Elsewhere_or_if_it_is_not_long_it_stays(string before, double end) =>
        Assert.Equal([(0, 0.5), (0.5, end)], Times(Usual.AfterSentences([Word(0, 0.5, before), Word(0.5, end)])));

    [Fact]
    public void More_than_seven_tenths_of_a_second_is_never_usual()
    {
        var slow = new WordDurations([Word(0, 3), Word(3, 6)]);

        Assert.Equal((3.6, 5.0), Times(slow.AfterSentences([Word(0, 1, "."), Word(1, 5)]))[1]);
    }

    [Fact]
    public void A_long_first_word_after_a_pause_is_shortened() =>
        Assert.Equal([(5, 6), (6, 6.5)], Times(Usual.AtEdges([Word(1, 6), Word(6, 6.5)], Segment(5, 6.5), spoken: 0)));

    [Fact]
    public void A_long_second_word_after_a_pause_gives_the_first_one_room() =>
        Assert.Equal([(6, 7), (7, 8)], Times(Usual.AtEdges([Word(1, 2.5), Word(2.5, 8)], Segment(6, 8), spoken: 0)));

    [Fact]
    public void A_long_first_word_that_follows_at_once_is_left_to_the_timestamp()
    {
        Assert.Equal([(0.2, 1.9)], Times(Usual.AtEdges([Word(0.2, 1.9)], Segment(0.4, 1.9), spoken: 0.1)));
        Assert.Equal([(1.4, 1.9)], Times(Usual.AtEdges([Word(0.2, 1.9)], Segment(1.6, 1.9), spoken: 0.1)));
    }

    [Fact]
    public void A_last_word_far_beyond_the_timestamp_ends_there()
    {
        Assert.Equal([(1, 1.8)], Times(Usual.AtEdges([Word(1, 2.5)], Segment(1, 1.8), spoken: 1)));
        Assert.Equal([(1, 1.5)], Times(Usual.AtEdges([Word(1, 2.5)], Segment(1, 1.2), spoken: 1)));
        Assert.Equal([(1, 2.5)], Times(Usual.AtEdges([Word(1, 2.5)], Segment(1, 2.2), spoken: 1)));
        Assert.Equal([(1, 2.5)], Times(Usual.AtEdges([Word(1, 2.5)], Segment(1, null), spoken: 1)));
    }

    [Fact]
    public void Words_without_length_do_not_count() =>
        Assert.Equal([(0, 0), (0, 9)], Times(new WordDurations([]).AtEdges([Word(0, 0), Word(0, 9)], Segment(0, 9), spoken: 9)));

    private static TimedWord Word(double start, double end, string text = " a") => new(text, start, end, 1);

    private static WindowSegment Segment(double start, double? end) =>
        new(TimeSpan.FromSeconds(start), end is { } known ? TimeSpan.FromSeconds(known) : null, "a", ..);

    private static (double, double)[] Times(IReadOnlyList<TimedWord> words) => [.. words.Select(word => (Math.Round(word.Start, 6), Math.Round(word.End, 6)))];
}
