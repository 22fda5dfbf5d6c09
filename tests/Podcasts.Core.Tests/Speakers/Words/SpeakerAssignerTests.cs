using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Words;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Speakers.Words;

public sealed class SpeakerAssignerTests
{
    [Fact]
    public void A_segment_is_split_where_another_speaker_begins()
    {
        var assigned = Assign([Segment(0, "How are you? I am very well.")], [Turn(0, 0.9, 7), Turn(1, 3, 4)]);

        Assert.Equal([("Speaker 1", "How are you?"), ("Speaker 2", "I am very well.")], Lines(assigned));
        Assert.Equal([0, 1], assigned.Select(segment => segment.Id));
        Assert.Equal((Seconds(0), Seconds(0.9)), (assigned[0].Start, assigned[0].End));
        Assert.All(assigned, segment => Assert.All(segment.Words, word => Assert.Equal(segment.Speaker, word.Speaker)));
    }

    [Fact]
    public void Speakers_are_called_what_the_caller_calls_them() =>
        Assert.Equal(["seven", "four"], SpeakerWords.Assign([Segment(0, "How are you? I am very well.")], Episode([Turn(0, 0.9, 7), Turn(1, 3, 4)]), speaker => speaker == 7 ? "seven" : "four").Select(segment => segment.Speaker));

    [Fact]
    public void A_short_remark_with_a_turn_of_its_own_is_kept()
    {
        // Words take 0.3 s each: "Yes." is 0.9 to 1.2.
        var assigned = Assign([Segment(0, "I was there. Yes. And then I left.")], [Turn(0, 0.85, 0), Turn(0.85, 1.28, 1), Turn(1.3, 3, 0)]);

        Assert.Equal([("Speaker 1", "I was there."), ("Speaker 2", "Yes."), ("Speaker 1", "And then I left.")], Lines(assigned));
    }

    [Fact]
    public void A_word_on_the_edge_of_a_turn_stays_with_its_sentence()
    {
        // The turn ends after a third of the last word.
        var assigned = Assign([Segment(0, "We will meet again tomorrow at noon. Good."), Segment(3, "See you there.")], [Turn(0, 1.9, 0), Turn(1.9, 4, 1)]);

        Assert.StartsWith("We will meet again tomorrow at noon.", Lines(assigned)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_in_the_middle_of_a_clause_is_nobody_elses_without_a_turn()
    {
        var assigned = Assign([Segment(0, "one two three four five six seven")], [Turn(0, 0.95, 0), Turn(0.95, 1.15, 1), Turn(1.15, 3, 0)]);

        Assert.Equal("Speaker 1", Assert.Single(assigned).Speaker);
    }

    [Fact]
    public void Words_during_which_two_speak_name_both()
    {
        var assigned = SpeakerAssigner.Assign(
            [Segment(0, "one two three four")],
            [Turn(0, 1.2, 0), Turn(0.58, 0.95, 1)],
            [Turn(0, 1.2, 0)],
            null);

        Assert.Equal([null, null, "Speaker 2", null], Assert.Single(assigned).Words.Select(word => word.SecondSpeaker));
    }

    [Fact]
    public void A_word_far_from_all_turns_is_nobodys()
    {
        var assigned = Assign([Segment(0, "Hello there."), Segment(10, "Music."), Segment(20, "Nearly.")], [Turn(0, 1, 0), Turn(20.5, 22, 0)]);

        Assert.Equal(["Speaker 1", null, "Speaker 1"], assigned.Select(segment => segment.Speaker));
    }

    [Fact]
    public void A_word_stretched_over_the_silence_after_it_belongs_to_where_it_starts()
    {
        TranscriptSegment segment = new(0, Seconds(0), Seconds(5), "Stop.") { Words = [new(Seconds(0), Seconds(5), "Stop.", 1)] };

        Assert.Equal(("Speaker 1", "Stop."), Assert.Single(Lines(Assign([segment, Segment(6, "Why?")], [Turn(6, 7, 0), Turn(0, 0.6, 1), Turn(1, 5, 0)]))[..1]));
    }

    [Fact]
    public void A_text_that_was_edited_is_left_whole()
    {
        var segment = Segment(0, "How are you? I am very well.");
        TranscriptSegment edited = new(0, segment.Start, segment.End, "How are you? Very well, thanks.") { Words = segment.Words };

        var assigned = Assert.Single(Assign([edited], [Turn(0, 0.9, 0), Turn(1, 3, 1)]));

        Assert.Equal(("Speaker 2", edited.Text), (assigned.Speaker, assigned.Text));
    }

    [Fact]
    public void A_segment_without_words_is_whoevers_most_of_it_is()
    {
        var assigned = Assign([new(0, Seconds(0), Seconds(4), "Hello."), new(1, Seconds(5), Seconds(9), "Bye.")], [Turn(0, 3.5, 1), Turn(3.5, 9, 0)]);

        Assert.Equal(["Speaker 1", "Speaker 2"], assigned.Select(segment => segment.Speaker));
    }

    [Fact]
    public void Languages_without_spaces_are_split_too()
    {
        TranscriptSegment segment = new(0, Seconds(0), Seconds(4), "你好。再见。")
        {
            Words = [new(Seconds(0), Seconds(1), "你", 1), new(Seconds(1), Seconds(2), "好。", 1), new(Seconds(2), Seconds(3), "再", 1), new(Seconds(3), Seconds(4), "见。", 1)],
        };

        Assert.Equal([("Speaker 1", "你好。"), ("Speaker 2", "再见。")], Lines(Assign([segment], [Turn(0, 2, 0), Turn(2, 4, 1)])));
    }

    [Fact]
    public void Without_turns_nobody_speaks() =>
        Assert.Null(Assert.Single(Assign([new(0, Seconds(0), Seconds(4), "Hello.", "Ann")], [])).Speaker);

    private static IReadOnlyList<TranscriptSegment> Assign(IReadOnlyList<TranscriptSegment> segments, IReadOnlyList<SpeakerTurn> turns) => SpeakerAssigner.Assign(segments, turns, turns, null);

    private static DiarizedEpisode Episode(IReadOnlyList<SpeakerTurn> turns) => new("test", Seconds(10), turns, turns, []);

    private static (string? Speaker, string Text)[] Lines(IReadOnlyList<TranscriptSegment> assigned) => [.. assigned.Select(segment => (segment.Speaker, segment.Text))];

    // Words of 0.3 s without pauses.
    private static TranscriptSegment Segment(double start, string text)
    {
        var words = text.Split(' ').Select((word, i) => new TranscriptWord(Seconds(start + (0.3 * i)), Seconds(start + (0.3 * (i + 1))), word, 1)).ToArray();
        return new(0, words[0].Start, words[^1].End, text) { Words = words };
    }

    private static SpeakerTurn Turn(double start, double end, int speaker) => new(Seconds(start), Seconds(end), speaker);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
