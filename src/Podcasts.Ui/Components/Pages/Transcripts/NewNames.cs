namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>Finds what a person has written and the machine had not heard, and looks like a name: words with a capital that stand together.</summary>
public static class NewNames
{
    private const int Most = 3;

    public static IEnumerable<string> In(string heard, string text)
    {
        var known = heard.Split(' ').Select(Bare).ToHashSet();
        var (names, open) = (new List<string>(), new List<string>());
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Bare(word) is { Length: > 1 } bare && char.IsUpper(bare[0]) && !known.Contains(bare))
            {
                open.Add(bare);
                if (char.IsLetterOrDigit(word[^1]))
                {
                    continue;
                }
            }

            Close();
        }

        Close();
        return names.Distinct().Take(Most);

        void Close()
        {
            if (open.Count > 0)
            {
                names.Add(string.Join(' ', open));
                open.Clear();
            }
        }
    }

    private static string Bare(string word) => word.Trim('.', ',', ';', ':', '!', '?', '"', '“', '”', '„', '(', ')', '…');
}
