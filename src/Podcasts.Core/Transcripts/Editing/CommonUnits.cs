namespace Podcasts.Core.Transcripts.Editing;

/// <summary>The longest common subsequence of two lists (dynamic programming, after common ends are taken off).</summary>
internal static class CommonUnits
{
    private const int Most = 4_000_000; // pairs: 2,000 words each; beyond, only what is common at both ends is found

    /// <returns>Pairs of positions, rising in both.</returns>
    public static List<(int Before, int After)> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < before.Count - start && end < after.Count - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return
        [
            .. Enumerable.Range(0, start).Select(i => (i, i)),
            .. Inside(before, after, start, before.Count - end, after.Count - end),
            .. Enumerable.Range(0, end).Select(i => (before.Count - end + i, after.Count - end + i)),
        ];
    }

    private static List<(int Before, int After)> Inside(IReadOnlyList<string> before, IReadOnlyList<string> after, int start, int beforeEnd, int afterEnd)
    {
        var (rows, columns) = (beforeEnd - start, afterEnd - start);
        if (rows == 0 || columns == 0 || (long)rows * columns > Most)
        {
            return [];
        }

        var lengths = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                lengths[i, j] = before[start + i] == after[start + j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < rows && j < columns;)
        {
            if (before[start + i] == after[start + j])
            {
                pairs.Add((start + i++, start + j++));
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }
}
