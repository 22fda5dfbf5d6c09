namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>Joins tokens to words (whisper.md 7.3).</summary>
internal static class WordSplitter
{
    // In the order of their codes: what is punctuation is found in here as a whole.
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private static readonly HashSet<string> WithoutSpaces = ["zh", "ja", "th", "lo", "my", "yue"];

    /// <summary>Splits a text.</summary>
    /// <param name="texts">What each token adds; an empty one only begins a character and goes to the next that is not.</param>
    /// <param name="language">ISO 639-1 code; languages written without spaces get a word for each character or group that one token spells.</param>
    /// <returns>Words with their spaces and the tokens, counted from 0, that make each of them up; together they are all tokens and the whole text.</returns>
    public static IReadOnlyList<(string Text, Range Tokens)> Split(IReadOnlyList<string> texts, string language)
    {
        var words = new List<(string Text, Range Tokens)>();
        var first = 0;
        for (var token = 0; token < texts.Count; token++)
        {
            var (text, tokens) = (texts[token], first..(token + 1));
            if (text.Length == 0 && token + 1 < texts.Count)
            {
                continue;
            }

            if (words.Count == 0 || StartsWord(text, language))
            {
                words.Add((text, tokens));
            }
            else
            {
                words[^1] = (words[^1].Text + text, words[^1].Tokens.Start..tokens.End);
            }

            first = token + 1;
        }

        return words;
    }

    private static bool StartsWord(string text, string language) =>
        text.Length > 0 && (WithoutSpaces.Contains(language) || text[0] == ' ' || Punctuation.Contains(text.Trim(), StringComparison.Ordinal));
}
