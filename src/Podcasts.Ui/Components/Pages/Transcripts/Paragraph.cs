using System.Text;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>Segments that read as one: a speaker's, without a long pause, a few sentences long.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Words">Where in the text each word begins and at which second it is said; where the words of a segment are not known, where the segment begins.</param>
public sealed record Paragraph(double Start, double End, string? Speaker, string Text, IReadOnlyList<(int Offset, double Start)> Words)
{
    /// <summary>What it is made of.</summary>
    public IReadOnlyList<TranscriptSegment> Segments { get; init; } = [];

    /// <summary>Id of who speaks, or null until speakers are known.</summary>
    public string? SpeakerId => Segments is [var first, ..] ? first.SpeakerId : null;

    /// <summary>Tells it from all others, also where two begin at the same second, and stays while more is added to it.</summary>
    public object Key => Segments is [var first, ..] ? (Start, first.End, first.SpeakerId, Speaker) : Start;

    /// <summary>Those who speak at the same time as the speaker, at one word at least.</summary>
    public IReadOnlyList<string> Others => [.. Segments.SelectMany(segment => segment.Words).Select(word => word.SecondSpeaker).OfType<string>().Where(other => other != Speaker).Distinct()];

    /// <summary>A pause of this many seconds always begins a new paragraph.</summary>
    private const double LongPause = 2.5;

    /// <summary>Once a paragraph has this many characters it ends with the next sentence or breath.</summary>
    private const int Enough = 220;

    /// <summary>A paragraph never grows far beyond this many characters, sentence or not.</summary>
    private const int TooMuch = 600;

    private const double Breath = 0.6;

    /// <summary>Groups segments, which come in order of time.</summary>
    public static List<Paragraph> From(IReadOnlyList<TranscriptSegment> segments)
    {
        var paragraphs = new List<Paragraph>();
        var open = new List<TranscriptSegment>();
        var length = 0;
        foreach (var segment in segments)
        {
            if (open is [.., var last] && Breaks(last, segment, length))
            {
                paragraphs.Add(Of(open));
                open.Clear();
                length = 0;
            }

            open.Add(segment);
            length += segment.Text.Length + 1;
        }

        if (open.Count > 0)
        {
            paragraphs.Add(Of(open));
        }

        return paragraphs;
    }

    private static bool Breaks(TranscriptSegment last, TranscriptSegment next, int length) =>
        (last.SpeakerId, last.Speaker) != (next.SpeakerId, next.Speaker)
        || next.Start - last.End >= LongPause
        || length >= TooMuch
        || (length >= Enough && (last.Text.TrimEnd() is [.., '.' or '!' or '?' or '…' or '"' or '”'] || next.Start - last.End >= Breath));

    private static Paragraph Of(List<TranscriptSegment> segments)
    {
        var (text, words) = (new StringBuilder(), new List<(int, double)>());
        foreach (var segment in segments)
        {
            text.Append(text.Length == 0 ? "" : " ");
            words.AddRange(WordsOf(segment).Select(word => (text.Length + word.Offset, word.Start)));
            text.Append(segment.Text.Trim());
        }

        return new(segments[0].Start, segments[^1].End, segments[0].Speaker, text.ToString(), words) { Segments = [.. segments] };
    }

    private static List<(int Offset, double Start)> WordsOf(TranscriptSegment segment)
    {
        var (text, position) = (segment.Text.Trim(), 0);
        var words = new List<(int, double)>();
        foreach (var word in segment.Words)
        {
            // A word that is not in the text (somebody has changed that) is heard with the one before it.
            if (text.IndexOf(word.Text, position, StringComparison.Ordinal) is >= 0 and var found)
            {
                words.Add((found, word.Start));
                position = found + word.Text.Length;
            }
        }

        return words.Count > 0 ? words : [(0, segment.Start)];
    }
}
