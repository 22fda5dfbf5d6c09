namespace Podcasts.Core.Tests.Transcribe;

/// <summary>Compares what was said with what was heard.</summary>
internal static class Wording
{
    /// <summary>Lower case, without punctuation.</summary>
    public static string[] Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', '?', '!')).Where(word => word.Length > 0)];

    /// <summary>Words replaced, left out and put in, by words said.</summary>
    public static double ErrorRate(IReadOnlyList<string> said, IReadOnlyList<string> heard)
    {
        var row = Enumerable.Range(0, heard.Count + 1).ToArray();
        for (var i = 1; i <= said.Count; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= heard.Count; j++)
            {
                var replaced = diagonal + (said[i - 1] == heard[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return (double)row[^1] / said.Count;
    }
}
