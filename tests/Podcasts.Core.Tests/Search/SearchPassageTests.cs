using Podcasts.Core.Search;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Search;

public sealed class SearchPassageTests
{
    [Fact]
    public void Sentences_of_one_speaker_are_found_as_one_and_each_word_has_its_time()
    {
        var passage = Assert.Single(SearchPassage.Of([Segment(0, 10, "High tide, well-known.", 10, 11, 12), Segment(1, 14, "And low.")]));

        Assert.Equal(["high", "tide", "well", "known", "and", "low"], passage.Words.Select(word => word.Text));
        Assert.Equal([10, 11, 12, 12, 14, 15.5], passage.Starts.Select(start => start.TotalSeconds));
    }

    [Fact]
    public void Another_speaker_begins_another_passage_and_music_is_none()
    {
        var passages = SearchPassage.Of([Segment(0, 0, "Yes.", speaker: "Ada"), Segment(1, 3, "♪", speaker: "Ben"), Segment(2, 6, "No.", speaker: "Ada")]).ToList();

        Assert.Equal([("Ada", "Yes."), ("Ada", "No.")], passages.Select(passage => (passage.Speaker!, passage.Text)));
    }

    [Fact]
    public void Words_that_do_not_fit_the_text_any_more_leave_their_times_to_the_segment()
    {
        var passage = Assert.Single(SearchPassage.Of([Segment(0, 10, "Quite another text now.", 10, 11)]));

        Assert.Equal([10, 10.75, 11.5, 12.25], passage.Starts.Select(start => start.TotalSeconds));
    }

    // Three seconds long, with a word at each of the times.
    private static TranscriptSegment Segment(int id, double start, string text, params double[] words) => Segment(id, start, text, null, words);

    private static TranscriptSegment Segment(int id, double start, string text, string? speaker, params double[] words) =>
        new(id, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(start + 3), text, speaker)
        {
            Words = [.. words.Select((at, i) => new TranscriptWord(TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(at + 0.5), text.Split(' ')[i], 0.9))],
        };
}
