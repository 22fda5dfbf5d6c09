using System.Globalization;
using System.Text;

namespace Podcasts.Core.Transcripts.Editing;

/// <summary>A text as the parts that are compared: words, and single characters in scripts that put no space between words.</summary>
/// <param name="Text">Without space.</param>
/// <param name="Start">Where in the text it begins.</param>
/// <param name="IsSpaced">Whether it stands between spaces, and so is a word.</param>
internal readonly record struct TextUnit(string Text, int Start, bool IsSpaced)
{
    /// <summary>What is said, whatever the case and the punctuation; the text itself where that is all there is.</summary>
    public string Sound { get; } = string.Concat(Text.Where(char.IsLetterOrDigit)) is { Length: > 0 } letters ? letters.ToUpperInvariant() : Text;

    public static List<TextUnit> Of(string text)
    {
        var units = new List<TextUnit>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            if (i == start)
            {
                i++;
            }
            else
            {
                units.AddRange(Of(text[start..i], start));
            }
        }

        return units;
    }

    private static IEnumerable<TextUnit> Of(string word, int start)
    {
        if (!word.EnumerateRunes().Any(IsUnspaced))
        {
            return [new(word, start, true)];
        }

        var elements = StringInfo.ParseCombiningCharacters(word);
        return elements.Select((from, i) => new TextUnit(word[from..(i + 1 < elements.Length ? elements[i + 1] : word.Length)], start + from, false));
    }

    // Thai to Myanmar, Khmer, Han with kana and the ideographs beyond the first plane: the scripts that are written without spaces.
    private static bool IsUnspaced(Rune rune) => rune.Value is (>= 0x0E00 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);
}
