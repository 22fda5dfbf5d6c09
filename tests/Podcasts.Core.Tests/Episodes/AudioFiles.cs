using System.Diagnostics;

namespace Podcasts.Core.Tests.Episodes;

/// <summary>Audio made by ffmpeg for a test, in a folder of its own.</summary>
internal sealed class AudioFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts audio \u00E4 '").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public string PathOf(string name) => Path.Combine(_folder, name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    /// <summary>A tone that rises, so that each moment sounds different.</summary>
    public Task<string> SweepAsync(string name, double seconds, params string[] encoding) => FfmpegAsync(
        name,
        ["-f", "lavfi", "-i", FormattableString.Invariant($"aevalsrc='0.5*sin(2*PI*(200+20*t)*t)':s=48000:d={seconds}"), .. encoding]);

    public async Task<string> FfmpegAsync(string name, params string[] arguments)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-loglevel", "error", "-y", .. arguments, PathOf(name)]) { RedirectStandardError = true })!;
        var errors = await ffmpeg.StandardError.ReadToEndAsync();
        await ffmpeg.WaitForExitAsync();
        Assert.True(ffmpeg.ExitCode == 0, errors);
        return PathOf(name);
    }
}
