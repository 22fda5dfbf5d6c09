using System.Diagnostics;

namespace Podcasts.Demo.Voices;

/// <summary>Runs ffmpeg.</summary>
public static class Ffmpeg
{
    /// <summary>Runs ffmpeg with arguments separated by spaces (paths must have none) and waits for it.</summary>
    public static async Task RunAsync(string arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", "-hide_banner -loglevel error -y " + arguments))!;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg {arguments} ended with {process.ExitCode}.");
        }
    }

    /// <summary>What 16 kHz sound becomes on its way through an MP3 file as podcasts have them (24 kHz, 48 kbit/s).</summary>
    /// <param name="samples">Mono, 16 kHz.</param>
    /// <param name="folder">Where temporary files may lie.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<short[]> ThroughMp3Async(short[] samples, string folder, CancellationToken cancellationToken)
    {
        var (raw, mp3) = (Path.Combine(folder, "codec.raw"), Path.Combine(folder, "codec.mp3"));
        await File.WriteAllBytesAsync(raw, System.Runtime.InteropServices.MemoryMarshal.AsBytes<short>(samples).ToArray(), cancellationToken);
        await RunAsync($"-f s16le -ar 16000 -ac 1 -i {raw} -ar 24000 -b:a 48k {mp3}", cancellationToken);
        await RunAsync($"-i {mp3} -f s16le -ar 16000 -ac 1 {raw}", cancellationToken);
        var bytes = await File.ReadAllBytesAsync(raw, cancellationToken);
        File.Delete(raw);
        File.Delete(mp3);
        var decoded = new short[samples.Length];
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(bytes.AsSpan(0, Math.Min(bytes.Length, samples.Length * 2))).CopyTo(decoded);
        return decoded;
    }
}
