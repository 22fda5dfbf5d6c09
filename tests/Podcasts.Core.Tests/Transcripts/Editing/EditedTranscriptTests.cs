using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Editing;

namespace Podcasts.Core.Tests.Transcripts.Editing;

public sealed class EditedTranscriptTests
{
    private static readonly IReadOnlyList<TranscriptSegment> Heard = [Segment(0, "one two three"), Segment(3, "four five six"), Segment(6, "seven eight nine")];

    [Fact]
    public void Nothing_is_made_anew_where_nobody_has_corrected_anything() => Assert.Same(Heard, Shown([], Heard));

    [Fact]
    public void A_corrected_segment_reads_as_the_person_says_and_tells_what_was_heard()
    {
        var shown = Shown([Text(3, 6, "for five sticks")], Heard);

        Assert.Equal(["one two three", "for five sticks", "seven eight nine"], shown.Select(segment => segment.Text));
        Assert.Equal([null, "four five six", null], shown.Select(segment => segment.Heard));
        Assert.Equal([0, 1, 2], shown.Select(segment => segment.Id));
    }

    [Fact]
    public void A_correction_that_the_machine_now_hears_too_is_no_difference_any_more() =>
        Assert.All(Shown([Text(3, 6, "four five six")], Heard), segment => Assert.Null(segment.Heard));

    [Fact]
    public void A_passage_in_which_nothing_is_said_is_gone() =>
        Assert.Equal(["one two three", "seven eight nine"], Shown([Text(3, 6, "")], Heard).Select(segment => segment.Text));

    [Fact]
    public void A_correction_holds_when_the_machine_cuts_its_segments_elsewhere()
    {
        IReadOnlyList<TranscriptSegment> anew = [Segment(0, "one two"), Segment(2, "three four fife six seven"), Segment(7, "eight nine")];

        var shown = Shown([Text(3, 6, "for five sticks")], anew);

        Assert.Equal(["one two", "three", "for five sticks", "seven", "eight nine"], shown.Select(segment => segment.Text));
        Assert.Equal("four fife six", shown[2].Heard);
    }

    [Fact]
    public void A_later_correction_of_a_part_leaves_the_rest_of_the_earlier_one()
    {
        var shown = Shown([Text(3, 6, "for five sticks"), Text(4, 5, "hive")], Heard);

        Assert.Equal(["one two three", "for", "hive", "sticks", "seven eight nine"], shown.Select(segment => segment.Text));
        Assert.Equal(["four", "five", "six"], shown.Select(segment => segment.Heard).Skip(1).Take(3));
    }

    [Fact]
    public void What_is_reverted_is_the_machines_again() =>
        Assert.Equal(Heard.Select(segment => segment.Text), Shown([Text(3, 6, "for five sticks"), new RevertEdit(Seconds(3), Seconds(6))], Heard).Select(segment => segment.Text));

    [Fact]
    public void A_segment_is_split_where_a_person_says()
    {
        var shown = Shown([new SplitEdit(SegmentCutter.WordAt(Heard[1], "four".Length + 1)!.Value)], Heard);

        Assert.Equal(["one two three", "four", "five six", "seven eight nine"], shown.Select(segment => segment.Text));
        Assert.Equal(Seconds(4), shown[2].Start);
    }

    [Fact]
    public void Joined_segments_are_one_until_they_are_split_again()
    {
        var between = SegmentStretch.Between(Heard[0], Heard[1]);

        Assert.Equal(["one two three four five six", "seven eight nine"], Shown([new JoinEdit(between)], Heard).Select(segment => segment.Text));
        Assert.Equal(Heard.Select(segment => segment.Text), Shown([new JoinEdit(between), new SplitEdit(between)], Heard).Select(segment => segment.Text));
    }

    [Fact]
    public void Different_people_are_never_joined()
    {
        IReadOnlyList<TranscriptSegment> spoken = [Heard[0] with { SpeakerId = "1" }, Heard[1] with { SpeakerId = "2" }];

        Assert.Equal(2, Shown([new JoinEdit(SegmentStretch.Between(spoken[0], spoken[1]))], spoken).Count);
    }

    [Fact]
    public void Segments_without_word_times_are_corrected_as_a_whole()
    {
        IReadOnlyList<TranscriptSegment> plain = [.. Heard.Select(segment => segment with { Words = [] })];
        var (start, end) = SegmentStretch.Of(plain, 1);

        var shown = Shown([new TextEdit(start, end, "for five sticks", [])], plain);

        Assert.Equal([("one two three", null), ("for five sticks", "four five six"), ("seven eight nine", null)], shown.Select(segment => (segment.Text, segment.Heard)));
    }

    [Fact]
    public void The_stretch_of_a_segment_holds_its_words_and_none_of_its_neighbours()
    {
        var (start, end) = SegmentStretch.Of(Heard, 1);

        Assert.Equal("four five six", HeardWords.Between(Heard, start, end));
    }

    private static IReadOnlyList<TranscriptSegment> Shown(IReadOnlyList<TranscriptEdit> edits, IReadOnlyList<TranscriptSegment> heard) =>
        EditedTranscript.Segments(EditedTranscript.Texts(heard, edits), heard, edits);

    private static TextEdit Text(double start, double end, string text) => new(Seconds(start), Seconds(end), text, Segment(start, text).Words);

    // A word a second.
    private static TranscriptSegment Segment(double start, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(0, Seconds(start), Seconds(start + words.Length), text.Length == 0 ? "-" : text)
        {
            Words = [.. words.Select((word, i) => new TranscriptWord(Seconds(start + i), Seconds(start + i + 1), word, 0.5))],
        };
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
