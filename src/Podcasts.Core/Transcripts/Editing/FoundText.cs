using System.Text;

namespace Podcasts.Core.Transcripts.Editing;

/// <summary>What is looked for in texts, and what takes its place.</summary>
/// <param name="Find">Not empty.</param>
/// <param name="Replace">May be empty.</param>
/// <param name="MatchCase">Whether upper and lower case are different.</param>
/// <param name="WholeWords">Whether what is found may be a part of a word.</param>
public sealed record FoundText(string Find, string Replace, bool MatchCase, bool WholeWords)
{
    public string Find { get; } = Find.Length > 0 ? Find : throw new ArgumentException("There is something to find.", nameof(Find));

    /// <summary>Replaces all that is found.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="count">How often it was found.</param>
    public string In(string text, out int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (replaced, from) = (new StringBuilder(), 0);
        count = 0;
        for (var at = Next(text, 0); at >= 0; at = Next(text, from))
        {
            replaced.Append(text, from, at - from).Append(Replace);
            (from, count) = (at + Find.Length, count + 1);
        }

        // What is cut out leaves no two spaces behind.
        return count == 0 ? text : string.Join(' ', replaced.Append(text, from, text.Length - from).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private int Next(string text, int from)
    {
        var comparison = MatchCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var at = text.IndexOf(Find, from, comparison);
        while (at >= 0 && WholeWords && !IsWhole(text, at))
        {
            at = text.IndexOf(Find, at + 1, comparison);
        }

        return at;
    }

    private bool IsWhole(string text, int at) =>
        !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(Find[0]))
        && !(at + Find.Length < text.Length && char.IsLetterOrDigit(text[at + Find.Length]) && char.IsLetterOrDigit(Find[^1]));
}
