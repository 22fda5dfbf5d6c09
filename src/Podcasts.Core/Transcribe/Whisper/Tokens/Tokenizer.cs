using System.Text;
using System.Text.RegularExpressions;

namespace Podcasts.Core.Transcribe.Whisper.Tokens;

/// <summary>Text to tokens and back: GPT-2's byte pair encoding, where a token's rank is its id (whisper.md 4).</summary>
public sealed partial class Tokenizer(Vocabulary vocabulary)
{
    public Vocabulary Vocabulary => vocabulary;

    /// <summary>The text of tokens; ids without text are left out, bytes that are not UTF-8 become U+FFFD.</summary>
    public string Decode(IEnumerable<int> tokens) => Encoding.UTF8.GetString([.. tokens.SelectMany(vocabulary.Bytes)]);

    /// <summary>The tokens of a text; bytes that the vocabulary does not have are left out.</summary>
    public IReadOnlyList<int> Encode(string text) =>
        [.. Words().Matches(text).SelectMany(word => Merge(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(word.Value))))];

    private IEnumerable<int> Merge(string piece)
    {
        var parts = piece.Select(c => c.ToString()).ToList();
        while (true)
        {
            var (best, rank) = (-1, int.MaxValue);
            for (var i = 0; i + 1 < parts.Count; i++)
            {
                if (vocabulary.FindBytes(parts[i] + parts[i + 1]) is { } id && id < rank)
                {
                    (best, rank) = (i, id);
                }
            }

            if (best < 0)
            {
                return parts.Select(vocabulary.FindBytes).OfType<int>();
            }

            parts[best] += parts[best + 1];
            parts.RemoveAt(best + 1);
        }
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Words();
}
