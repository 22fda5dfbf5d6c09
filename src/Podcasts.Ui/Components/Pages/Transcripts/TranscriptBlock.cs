namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>Paragraphs that come onto the page and leave it together, so that a long transcript costs no more than what is in sight.</summary>
/// <param name="Number">Its place, from 0.</param>
/// <param name="Paragraphs">In order of time, at least one.</param>
public sealed record TranscriptBlock(int Number, IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>So many blocks are on the page whole, whatever is in sight of them: there the browser's own search finds everything.</summary>
    public const int Few = 12;

    /// <summary>Paragraphs in a block: about two screens of a desktop.</summary>
    private const int Length = 16;

    /// <summary>What a paragraph takes up beside its text, in characters.</summary>
    private const int Frame = 115;

    /// <summary>Seconds.</summary>
    public double Start => Paragraphs[0].Start;

    /// <summary>How much of the page it takes up, in characters, for as long as nobody has seen it.</summary>
    public int Size => Paragraphs.Sum(paragraph => paragraph.Text.Length + Frame);

    public static IReadOnlyList<TranscriptBlock> From(IReadOnlyList<Paragraph> paragraphs) =>
        [.. paragraphs.Chunk(Length).Select((chunk, number) => new TranscriptBlock(number, chunk))];

    /// <summary>Whether a paragraph that begins at this second is in it.</summary>
    public bool Holds(double? start) => start is { } second && second >= Start && second <= Paragraphs[^1].Start;
}
