namespace Podcasts.Core.Transcripts.Editing;

/// <summary>Gives the words of a changed text their times: a word that was not changed keeps its own, and what was changed is placed between its neighbours.</summary>
/// <remarks>Words are the same if their letters are, whatever the case and the punctuation. Between two of these, as many words as before take their places one by one; others share the time by letters.</remarks>
public static class AlignedWords
{
    /// <param name="words">With times, in order; without any there are no times to give.</param>
    /// <param name="text">The words of after.</param>
    /// <param name="start">Where the text may start.</param>
    /// <param name="end">Where it ends at the latest.</param>
    /// <returns>The words of <paramref name="text"/>, in order of time; empty where <paramref name="words"/> is.</returns>
    public static IReadOnlyList<TranscriptWord> Of(IReadOnlyList<TranscriptWord> words, string text, TimeSpan start, TimeSpan end)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(text);
        if (words.Count == 0)
        {
            return [];
        }

        var old = words.SelectMany(Units).ToList();
        var now = TextUnit.Of(text);
        var pairs = CommonUnits.Of([.. old.Select(unit => unit.Sound)], [.. now.Select(unit => unit.Sound)]);
        var spoken = new List<Unit>();
        var (i, j) = (0, 0);
        foreach (var (sameOld, sameNow) in pairs.Append((old.Count, now.Count)))
        {
            var from = i > 0 ? old[i - 1].End : Min(start, words[0].Start);
            var until = sameOld < old.Count ? old[sameOld].Start : Max(end, words[^1].End);
            spoken.AddRange(Place(now[j..sameNow], old[i..sameOld], from, Max(from, until)));
            if (sameNow < now.Count)
            {
                var (same, unit) = (old[sameOld], now[sameNow]);
                spoken.Add(new(unit.Text, unit.Sound, unit.Start, unit.IsSpaced, same.Word, same.Start, same.End, unit.Text == same.Text ? same.Probability : 1));
            }

            (i, j) = (sameOld + 1, sameNow + 1);
        }

        return InOrder(Words(spoken, text));
    }

    // One unit, but for scripts without spaces: there a word's time is shared by its characters.
    private static IEnumerable<Unit> Units(TranscriptWord word, int number)
    {
        var units = TextUnit.Of(word.Text);
        var step = (word.End - word.Start) / units.Count;
        return units.Select((unit, i) => new Unit(unit.Text, unit.Sound, unit.Start, unit.IsSpaced, number, word.Start + (i * step), i + 1 == units.Count ? word.End : word.Start + ((i + 1) * step), word.Probability));
    }

    private static IEnumerable<Unit> Place(List<TextUnit> added, List<Unit> removed, TimeSpan from, TimeSpan until)
    {
        if (added.Count == removed.Count)
        {
            return added.Zip(removed, (unit, old) => new Unit(unit.Text, unit.Sound, unit.Start, unit.IsSpaced, null, old.Start, old.End, 1));
        }

        var (start, end) = removed.Count > 0 ? (removed[0].Start, removed[^1].End) : (from, until);
        var letters = added.Sum(unit => unit.Text.Length);
        var before = 0;
        return added.ConvertAll(unit =>
        {
            var first = start + ((end - start) * before / letters);
            before += unit.Text.Length;
            return new Unit(unit.Text, unit.Sound, unit.Start, unit.IsSpaced, null, first, start + ((end - start) * before / letters), 1);
        });
    }

    // Characters without spaces are a word as long as they were one, or are new and stand together.
    private static IEnumerable<TranscriptWord> Words(List<Unit> units, string text)
    {
        for (var (first, next) = (0, 0); first < units.Count; first = next)
        {
            next = first + 1;
            while (next < units.Count && !units[first].IsSpaced && !units[next].IsSpaced && units[next].Word == units[first].Word
                && units[next].Place == units[next - 1].Place + units[next - 1].Text.Length)
            {
                next++;
            }

            var said = text[units[first].Place..(units[next - 1].Place + units[next - 1].Text.Length)];
            yield return new(units[first].Start, Max(units[first].Start, units[next - 1].End), said, units[first].Probability);
        }
    }

    // Words that overlap as they were heard may leave a new one behind the next: none starts before the one that it follows.
    private static List<TranscriptWord> InOrder(IEnumerable<TranscriptWord> words)
    {
        var ordered = new List<TranscriptWord>();
        foreach (var word in words)
        {
            var start = ordered is [.., var last] && last.Start > word.Start ? last.Start : word.Start;
            ordered.Add(start == word.Start ? word : new(start, Max(start, word.End), word.Text, word.Probability));
        }

        return ordered;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed record Unit(string Text, string Sound, int Place, bool IsSpaced, int? Word, TimeSpan Start, TimeSpan End, double Probability);
}
