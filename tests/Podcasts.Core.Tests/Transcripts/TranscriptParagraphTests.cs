using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcripts;

public sealed class TranscriptParagraphTests
{
    [Fact]
    public void A_pause_starts_a_paragraph() => Assert.Equal(
        ["One. two.", "three."],
        Group((0, 1, "One.", null), (2, 3, "two.", null), (5, 6, "three.", null)).Select(paragraph => paragraph.Text));

    [Fact]
    public void Another_voice_starts_a_paragraph()
    {
        var paragraphs = Group((0, 1, "One", "Ann"), (1, 2, "two", "Bob"), (2, 3, "three", "Bob"));

        Assert.Equal([("Ann", "One"), ("Bob", "two three")], paragraphs.Select(paragraph => (paragraph.Speaker, paragraph.Text)));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)), (paragraphs[1].Start, paragraphs[1].End));
    }

    [Fact]
    public void A_long_paragraph_ends_with_its_sentence()
    {
        var text = new string('x', 300);

        var paragraphs = Group((0, 1, text + ".", null), (1, 2, text, null), (2, 3, "end.\"", null), (3, 4, "New.", null));

        Assert.Equal([3, 1], paragraphs.Select(paragraph => paragraph.Segments.Count));
    }

    [Fact]
    public void A_paragraph_without_sentences_ends_all_the_same()
    {
        var paragraphs = Group([.. Enumerable.Range(0, 100).Select(i => (i, i + 1, new string('x', 99), (string?)null))]);

        Assert.All(paragraphs, paragraph => Assert.True(paragraph.Text.Length <= TranscriptParagraph.MaximumLength));
        Assert.Equal(100, paragraphs.Sum(paragraph => paragraph.Segments.Count));
    }

    [Fact]
    public void No_segments_make_no_paragraphs() => Assert.Empty(Group());

    private static List<TranscriptParagraph> Group(params (int Start, int End, string Text, string? Speaker)[] segments) => [.. TranscriptParagraph.Group(
        segments.Select((segment, i) => new TranscriptSegment(i, TimeSpan.FromSeconds(segment.Start), TimeSpan.FromSeconds(segment.End), segment.Text, segment.Speaker)))];
}
