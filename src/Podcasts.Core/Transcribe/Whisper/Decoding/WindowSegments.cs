using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>A stretch of text between two timestamps of a window.</summary>
/// <param name="Start">From the start of the window.</param>
/// <param name="End">From the start of the window; null if the model did not get to state it.</param>
/// <param name="Text">Trimmed, not empty.</param>
/// <param name="Tokens">Which of the window's text tokens it has, counted from 0.</param>
internal sealed record WindowSegment(TimeSpan Start, TimeSpan? End, string Text, Range Tokens);

/// <summary>Splits the tokens of a window at its timestamps.</summary>
internal static class WindowSegments
{
    /// <summary>Reads segments off tokens such as <c>&lt;0.00&gt; text &lt;2.40&gt;&lt;2.80&gt; text &lt;5.00&gt;</c>.</summary>
    /// <returns>In order; only the last one's end may be unknown.</returns>
    public static IReadOnlyList<WindowSegment> Split(IReadOnlyList<int> tokens, Vocabulary vocabulary, SpecialTokens special)
    {
        // All at once, for a character may span tokens of two segments.
        var texts = TokenTexts.Of([.. tokens.Where(special.IsText)], vocabulary);
        var segments = new List<WindowSegment>();
        var (start, first, count) = (TimeSpan.Zero, 0, 0);
        foreach (var token in tokens)
        {
            if (special.IsText(token))
            {
                count++;
            }
            else if (special.IsTimestamp(token))
            {
                Close(special.Time(token));
                start = special.Time(token);
            }
        }

        Close(end: null);
        return segments;

        void Close(TimeSpan? end)
        {
            var text = string.Concat(texts.Skip(first).Take(count - first)).Trim();
            if (text.Length > 0)
            {
                segments.Add(new(start, end, text, first..count));
            }

            first = count;
        }
    }
}
