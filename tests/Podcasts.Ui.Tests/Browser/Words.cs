namespace Podcasts.Ui.Tests.Browser;

/// <summary>Compares what is on a page with what was said.</summary>
internal static class Words
{
    /// <summary>Words wrong, missing or too many, per word that was said.</summary>
    public static double ErrorRate(string said, string heard)
    {
        var (truth, guess) = (Split(said), Split(heard));
        var row = Enumerable.Range(0, guess.Length + 1).ToArray();
        for (var i = 1; i <= truth.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= guess.Length; j++)
            {
                var substituted = diagonal + (truth[i - 1] == guess[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return (double)row[^1] / truth.Length;
    }

    private static string[] Split(string text) =>
        new string([.. text.ToUpperInvariant().Select(letter => char.IsLetterOrDigit(letter) || letter == '\'' ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
