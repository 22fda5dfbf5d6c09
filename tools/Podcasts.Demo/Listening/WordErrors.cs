namespace Podcasts.Demo.Listening;

/// <summary>The edit distance of words.</summary>
public static class WordErrors
{
    /// <summary>The fewest words to replace, leave out or add that turn one text into the other.</summary>
    public static int Count(IReadOnlyList<string> said, IReadOnlyList<string> heard)
    {
        var row = Enumerable.Range(0, heard.Count + 1).ToArray();
        for (var i = 1; i <= said.Count; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= heard.Count; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (said[i - 1] == heard[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
