namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>Joins punctuation to the words that it belongs to (whisper.md 7.4). A word keeps its own times: a mark takes none.</summary>
internal static class WordPunctuation
{
    private const string Opening = "\"'“¿([{-";
    private const string Closing = "\"'.。,，!！?？:：”)]}、";

    /// <summary>Joins marks; the words together still read the same.</summary>
    public static IReadOnlyList<TimedWord> Join(IReadOnlyList<TimedWord> words)
    {
        var joined = new List<TimedWord>();
        var opening = string.Empty;
        foreach (var (index, word) in words.Index())
        {
            if (index + 1 < words.Count && word.Text.StartsWith(' ') && Opening.Contains(word.Text.Trim(), StringComparison.Ordinal))
            {
                opening += word.Text;
            }
            else if (opening.Length == 0 && joined.Count > 0 && !joined[^1].Text.EndsWith(' ') && Closing.Contains(word.Text, StringComparison.Ordinal))
            {
                joined[^1] = joined[^1] with { Text = joined[^1].Text + word.Text };
            }
            else
            {
                joined.Add(word with { Text = opening + word.Text });
                opening = string.Empty;
            }
        }

        return joined;
    }
}
