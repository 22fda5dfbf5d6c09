using System.Globalization;

namespace Podcasts.Bench.Chaos;

/// <summary>Short episodes, cut out of the sample show at different places.</summary>
internal static class SpokenPieces
{
    private const int Shows = 3;
    private const int Apart = 30; // Seconds; the shortest of the three has 138.

    /// <summary>Makes so many files.</summary>
    /// <param name="folder">Where they are put.</param>
    /// <param name="count">At most 12.</param>
    /// <param name="seconds">Length of each.</param>
    /// <param name="cancellationToken">Stops ffmpeg.</param>
    /// <returns>Their paths.</returns>
    public static async Task<IReadOnlyList<string>> MakeAsync(string folder, int count, int seconds, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var pieces = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var source = Path.Combine(AppContext.BaseDirectory, "samples", "show", string.Create(CultureInfo.InvariantCulture, $"episode-{(i % Shows) + 1}.mp3"));
            var piece = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i}.mp3"));
            var from = (i / Shows * Apart).ToString(CultureInfo.InvariantCulture);
            string[] cut = ["-v", "error", "-y", "-ss", from, "-t", seconds.ToString(CultureInfo.InvariantCulture), "-i", source, "-ac", "1", "-b:a", "64k", piece];
            await MeasuredProcess.RunAsync("ffmpeg", cut, cancellationToken);
            pieces.Add(piece);
        }

        return pieces;
    }
}
