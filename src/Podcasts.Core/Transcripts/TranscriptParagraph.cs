namespace Podcasts.Core.Transcripts;

/// <summary>Segments that read well as one paragraph.</summary>
/// <param name="Segments">In order, at least one, all by the same speaker.</param>
public sealed record TranscriptParagraph(IReadOnlyList<TranscriptSegment> Segments)
{
    /// <summary>A silence this long starts a new paragraph.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Characters after which a paragraph ends with the next sentence.</summary>
    public const int ComfortableLength = 500;

    /// <summary>Characters after which a paragraph ends in any case.</summary>
    public const int MaximumLength = 1_000;

    public TimeSpan Start => Segments[0].Start;

    public TimeSpan End => Segments[^1].End;

    public string? Speaker => Segments[0].Speaker;

    public string Text => string.Join(' ', Segments.Select(segment => segment.Text));

    /// <summary>Starts a new paragraph where another voice begins, after a pause, and where the text grows long.</summary>
    public static IEnumerable<TranscriptParagraph> Group(IEnumerable<TranscriptSegment> segments)
    {
        var current = new List<TranscriptSegment>();
        var length = 0;
        foreach (var segment in segments)
        {
            if (current.Count > 0 && Breaks(current[^1], segment, length))
            {
                yield return new(current);
                (current, length) = ([], 0);
            }

            current.Add(segment);
            length += segment.Text.Length + 1;
        }

        if (current.Count > 0)
        {
            yield return new(current);
        }
    }

    private static bool Breaks(TranscriptSegment last, TranscriptSegment next, int length) =>
        next.Speaker != last.Speaker
        || next.Start - last.End >= Pause
        || length + next.Text.Length > MaximumLength
        || (length >= ComfortableLength && EndsSentence(last.Text));

    private static bool EndsSentence(string text) => text.TrimEnd('"', '\'', '”', '’', ')') is [.., '.' or '!' or '?' or '…'];
}
