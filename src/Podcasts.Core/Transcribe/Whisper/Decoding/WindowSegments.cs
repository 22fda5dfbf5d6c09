using System.Text;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Splits the tokens of a window at its timestamps.</summary>
internal static class WindowSegments
{
    /// <summary>Reads segments off tokens such as <c>&lt;0.00&gt; text &lt;2.40&gt;&lt;2.80&gt; text &lt;5.00&gt;</c>.</summary>
    /// <returns>
    /// Times from the start of the window; the last segment's end is null if the model did not get to state it.
    /// </returns>
    public static IReadOnlyList<(TimeSpan Start, TimeSpan? End, string Text)> Split(IReadOnlyList<int> tokens, Vocabulary vocabulary, SpecialTokens special)
    {
        var segments = new List<(TimeSpan, TimeSpan?, string)>();
        var start = TimeSpan.Zero;
        var bytes = new List<byte>();
        // A character may span tokens of two segments: the decoder keeps its first bytes until the others come.
        var decoder = Encoding.UTF8.GetDecoder();
        foreach (var token in tokens)
        {
            if (special.IsText(token))
            {
                bytes.AddRange(vocabulary.Bytes(token));
            }
            else if (special.IsTimestamp(token))
            {
                Close(special.Time(token), flush: false);
                start = special.Time(token);
            }
        }

        Close(end: null, flush: true);
        return segments;

        void Close(TimeSpan? end, bool flush)
        {
            var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Count)];
            var text = new string(characters, 0, decoder.GetChars([.. bytes], characters, flush)).Trim();
            bytes.Clear();
            if (text.Length > 0)
            {
                segments.Add((start, end, text));
            }
        }
    }
}
