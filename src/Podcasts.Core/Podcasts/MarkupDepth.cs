using System.Text.RegularExpressions;

namespace Podcasts.Core.Podcasts;

/// <summary>Guesses how deep HTML nests before it is parsed: the time to sanitise it grows with the square of that.</summary>
internal static partial class MarkupDepth
{
    private const int Maximum = 250;

    /// <summary>
    /// An end tag counts only where it closes what was opened last, since parsers ignore many others; so the guess is rather too high. Elements that
    /// hold nothing, and those that end by themselves where the next one begins, do not count.
    /// </summary>
    public static bool IsTooDeep(string html)
    {
        var open = new Stack<string>();
        for (var match = Tag().Match(html); match.Success && open.Count <= Maximum; match = match.NextMatch())
        {
            var name = match.Groups["name"].Value.ToLowerInvariant();
            if (match.Groups["end"].Length == 0 && name is not ("p" or "li" or "br" or "hr" or "img"))
            {
                open.Push(name);
            }
            else if (match.Groups["end"].Length > 0 && open.TryPeek(out var last) && last == name)
            {
                open.Pop();
            }
        }

        return open.Count > Maximum;
    }

    [GeneratedRegex("<(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9]*)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Tag();
}
