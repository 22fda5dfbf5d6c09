using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Podcasts.Ops.Tests;

/// <summary>Audio made by ffmpeg: four seconds of tone, a second of silence, and so on.</summary>
internal static class Sound
{
    private static readonly ConcurrentDictionary<(int, string), Lazy<Task<string>>> Made = new();

    /// <summary>A file of so many seconds; each is made once for all tests.</summary>
    public static Task<string> FileAsync(int seconds, string extension = "mp3") =>
        Made.GetOrAdd((seconds, extension), key => new(() => MakeAsync(key.Item1, key.Item2))).Value;

    private static async Task<string> MakeAsync(int seconds, string extension)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("podcasts-sound-").FullName, $"tone.{extension}");
        var source = string.Create(CultureInfo.InvariantCulture, $"aevalsrc=0.5*sin(2*PI*440*t)*lt(mod(t\\,5)\\,4):d={seconds}:s=16000");
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", source, "-b:a", "32k", path]);
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
        return path;
    }
}
