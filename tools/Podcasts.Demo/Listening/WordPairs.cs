namespace Podcasts.Demo.Listening;

/// <summary>Which word said is which word heard.</summary>
public static class WordPairs
{
    /// <summary>Pairs equal words along the shortest way from one text to the other.</summary>
    /// <returns>Indices of words said and heard, both rising.</returns>
    public static IReadOnlyList<(int Said, int Heard)> Match(IReadOnlyList<string> said, IReadOnlyList<string> heard)
    {
        // Edits that are left from each pair of places to the end of both texts.
        var left = new int[said.Count + 1, heard.Count + 1];
        for (var i = said.Count; i >= 0; i--)
        {
            for (var j = heard.Count; j >= 0; j--)
            {
                left[i, j] = i == said.Count ? heard.Count - j : j == heard.Count ? said.Count - i
                    : Math.Min(left[i + 1, j + 1] + (said[i] == heard[j] ? 0 : 1), 1 + Math.Min(left[i + 1, j], left[i, j + 1]));
            }
        }

        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < said.Count && j < heard.Count;)
        {
            var equal = said[i] == heard[j];
            if (left[i, j] == left[i + 1, j + 1] + (equal ? 0 : 1))
            {
                if (equal)
                {
                    pairs.Add((i, j));
                }

                (i, j) = (i + 1, j + 1);
            }
            else
            {
                (i, j) = left[i, j] == 1 + left[i + 1, j] ? (i + 1, j) : (i, j + 1);
            }
        }

        return pairs;
    }
}
