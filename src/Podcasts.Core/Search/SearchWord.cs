using System.Globalization;
using System.Text;

namespace Podcasts.Core.Search;

/// <summary>
/// A word as it is looked for and found: in small letters, without accents and apostrophes. Databases are given these words and cut nothing themselves,
/// so that each of them finds the same. Languages that put no spaces are looked for letter by letter, next to each other.
/// </summary>
/// <param name="Text">Letters, digits and marks only, at most <see cref="Longest"/> characters.</param>
/// <param name="Start">Where it begins in its text.</param>
/// <param name="End">Where it ends in its text.</param>
public readonly record struct SearchWord(string Text, int Start, int End)
{
    /// <summary>What is longer is cut.</summary>
    public const int Longest = 60;

    /// <summary>The words of a text, in its order.</summary>
    public static IReadOnlyList<SearchWord> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<SearchWord>();
        var word = new StringBuilder();
        var (start, position) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var standsAlone = StandsAlone(rune.Value);
            if (word.Length > 0 && (standsAlone || !(BelongsToWord(rune) || IsApostrophe(text, position))))
            {
                Add(position);
            }

            if (BelongsToWord(rune))
            {
                start = word.Length == 0 ? position : start;
                AppendPlain(word, rune);
            }

            position += rune.Utf16SequenceLength;
            if (standsAlone)
            {
                Add(position);
            }
        }

        Add(position);
        return words;

        void Add(int end)
        {
            if (word.Length > 0)
            {
                words.Add(new(word.ToString(0, Math.Min(word.Length, Longest)), start, end));
                word.Clear();
            }
        }
    }

    private static void AppendPlain(StringBuilder word, Rune rune)
    {
        if (rune.IsAscii)
        {
            word.Append(char.ToLowerInvariant((char)rune.Value));
            return;
        }

        // An accent that stands by itself belongs to the letter before it.
        var letter = Rune.ToLowerInvariant(rune);
        if (letter.Value is not (>= 0x300 and <= 0x36F))
        {
            word.Append(letter.IsBmp && PlainLetters.Of((char)letter.Value) is { } plain ? plain : letter.ToString());
        }
    }

    private static bool BelongsToWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    // Inside a word, as in "don't": whoever looks for it may leave it out.
    private static bool IsApostrophe(string text, int position) =>
        text[position] is '\'' or '’' && position + 1 < text.Length && char.IsLetter(text[position + 1]) && position > 0 && char.IsLetter(text[position - 1]);

    // Thai and Lao, Khmer, Kana, Han.
    private static bool StandsAlone(int rune) =>
        rune is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
