namespace Podcasts.Core.Transcripts.Editing;

/// <summary>What two texts share.</summary>
public enum WordChange
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only in the text of before.</summary>
    Removed,

    /// <summary>Only in the text of after.</summary>
    Added,
}

/// <summary>A run of words that are in both of two texts, or in one.</summary>
/// <param name="Change">In which.</param>
/// <param name="Text">With the space after each word, as its text has it.</param>
public sealed record WordDiff(WordChange Change, string Text)
{
    /// <summary>Tells two texts apart, word by word; case and punctuation count.</summary>
    /// <returns>Runs in order of the texts; where they differ, what was removed comes before what was added.</returns>
    public static IReadOnlyList<WordDiff> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (TextUnit.Of(before), TextUnit.Of(after));
        var runs = new List<WordDiff>();
        var (i, j) = (0, 0);
        foreach (var (sameOld, sameNow) in CommonUnits.Of([.. old.Select(unit => unit.Text)], [.. now.Select(unit => unit.Text)]).Append((old.Count, now.Count)))
        {
            Add(runs, WordChange.Removed, before, old, i, sameOld);
            Add(runs, WordChange.Added, after, now, j, sameNow);
            Add(runs, WordChange.Same, after, now, sameNow, Math.Min(sameNow + 1, now.Count));
            (i, j) = (sameOld + 1, sameNow + 1);
        }

        return runs;
    }

    private static void Add(List<WordDiff> runs, WordChange change, string text, List<TextUnit> units, int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        var part = text[units[from].Start..(to < units.Count ? units[to].Start : text.Length)];
        if (runs is [.., var last] && last.Change == change)
        {
            runs[^1] = last with { Text = last.Text + part };
        }
        else
        {
            runs.Add(new(change, part));
        }
    }
}
