using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Transcripts;

namespace Podcasts.Ui.Tests.Transcripts;

public sealed class ParagraphTests
{
    [Fact]
    public void Short_segments_read_as_one_paragraph()
    {
        var paragraph = Assert.Single(Paragraph.From([Samples.Segment(0, "Good morning."), Samples.Segment(1, "The tide is high.")]));

        Assert.Equal("Good morning. The tide is high.", paragraph.Text);
        Assert.Equal((0, 11.5), (paragraph.Start, paragraph.End));
    }

    [Fact]
    public void A_long_pause_begins_a_new_paragraph()
    {
        var paragraphs = Paragraph.From([new(0, 0, 5, "Before."), new(1, 7.5, 9, "After.")]);

        Assert.Equal(["Before.", "After."], paragraphs.Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void Another_speaker_begins_a_new_paragraph()
    {
        var paragraphs = Paragraph.From([Samples.Segment(0, "Yes.", speaker: "Ada"), Samples.Segment(1, "No.", speaker: "Ben"), Samples.Segment(2, "Why?", speaker: "Ben")]);

        Assert.Equal([("Ada", "Yes."), ("Ben", "No. Why?")], paragraphs.Select(paragraph => (paragraph.Speaker, paragraph.Text)));
    }

    [Fact]
    public void A_full_paragraph_ends_with_its_sentence_or_at_last_without_one()
    {
        var ends = Paragraph.From([.. Enumerable.Range(0, 12).Select(id => Samples.Segment(id, new string('a', 59) + (id % 2 == 0 ? "," : ".")))]);
        var never = Paragraph.From([.. Enumerable.Range(0, 12).Select(id => Samples.Segment(id, new string('a', 60)))]);

        Assert.All(ends, paragraph => Assert.EndsWith(".", paragraph.Text, StringComparison.Ordinal));
        Assert.Equal(3, ends.Count);
        Assert.Equal(2, never.Count);
    }

    [Fact]
    public void Each_word_knows_its_place_in_the_paragraph()
    {
        var paragraph = Assert.Single(Paragraph.From([
            new(0, 0, 2, " One one. ") { Words = [new(0.5, 1, "One", 1), new(1, 2, "one.", 1)] },
            new(1, 2, 4, "Two changed.") { Words = [new(2.5, 3, "Two", 1), new(3, 4, "heard.", 1)] },
            new(2, 4, 6, "No words."),
        ]));

        Assert.Equal("One one. Two changed. No words.", paragraph.Text);
        Assert.Equal([(0, 0.5), (4, 1), (9, 2.5), (22, 4)], paragraph.Words);
    }

    [Fact]
    public void No_segment_is_lost_or_changes_place()
    {
        TranscriptSegment[] segments = [.. Enumerable.Range(0, 500).Select(id => Samples.Segment(id, $"word{id}{(id % 3 == 0 ? "." : "")}", id * 3.1))];

        var text = string.Join(' ', Paragraph.From(segments).Select(paragraph => paragraph.Text));

        Assert.Equal(string.Join(' ', segments.Select(segment => segment.Text)), text);
    }
}
