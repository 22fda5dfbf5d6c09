namespace Podcasts.Core.Search;

/// <summary>What to look for: <c>high tide</c> for both words in one passage, <c>"high tide"</c> for the words next to each other, <c>harb*</c> for all words that begin so.</summary>
/// <param name="Phrases">All of them must be there; at least one.</param>
public sealed record SearchQuery(IReadOnlyList<SearchPhrase> Phrases)
{
    /// <summary>Characters that may be typed.</summary>
    public const int LongestText = 200;

    private const int MostWords = 16;
    private const int ShortestPrefix = 2;

    /// <summary>Reads what was typed. A quotation mark that is left open is closed at the end.</summary>
    /// <exception cref="SearchException">There is no word in it, or too much.</exception>
    public static SearchQuery Parse(string? text)
    {
        text ??= "";
        if (text.Length > LongestText)
        {
            throw new SearchException($"A search has at most {LongestText} characters; this one has {text.Length}. Look for fewer words.");
        }

        var phrases = Parts(text).Select(part => new SearchPhrase([.. SearchWord.Of(part.Text).Select(word => word.Text)], part.IsPrefix)).Where(phrase => phrase.Words.Count > 0).ToList();
        return phrases.Count == 0 ? throw new SearchException("Type at least one word to look for.")
            : phrases.Sum(phrase => phrase.Words.Count) > MostWords ? throw new SearchException($"A search has at most {MostWords} words. Look for fewer.")
            : phrases.Find(phrase => phrase.IsPrefix && phrase.Words[^1].Length < ShortestPrefix) is { } tooShort
                ? throw new SearchException($"{tooShort.Words[^1]}* would find nearly everything. Give at least {ShortestPrefix} letters before the *.")
            : new(phrases);
    }

    private static IEnumerable<(string Text, bool IsPrefix)> Parts(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var isQuoted = IsQuote(text[i]);
            var start = isQuoted ? i + 1 : i;
            var end = start;
            while (end < text.Length && !IsQuote(text[end]) && (isQuoted || !char.IsWhiteSpace(text[end])))
            {
                end++;
            }

            var part = text[start..end];
            i = isQuoted ? Math.Min(end + 1, text.Length) : end;
            var isPrefix = part.EndsWith('*') || (isQuoted && i < text.Length && text[i] == '*');
            yield return (part, isPrefix);
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„';
}
