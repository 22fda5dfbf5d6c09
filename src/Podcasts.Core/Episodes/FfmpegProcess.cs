using System.ComponentModel;
using System.Diagnostics;
using FFMpegCore;

namespace Podcasts.Core.Episodes;

/// <summary>ffmpeg at work on one file; killed and waited for when disposed, so that none is left behind.</summary>
internal sealed class FfmpegProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string?> _lastError;

    private FfmpegProcess(Process process)
    {
        _process = process;
        _lastError = ReadLastLineAsync(process.StandardError);
    }

    /// <summary>Little-endian 32-bit floats.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts decoding the first audio stream to one channel. A stream that begins late is padded with silence, so that times agree with a player's.</summary>
    public static FfmpegProcess Decode(string path, int sampleRate)
    {
        string[] arguments =
        [
            "-nostdin", "-hide_banner", "-loglevel", "error",
            "-protocol_whitelist", "file,pipe", "-format_whitelist", AudioFormats.Whitelist,
            "-i", Path.GetFullPath(path),
            "-map", "0:a:0", "-vn", "-sn", "-dn", "-af", $"aresample={sampleRate}:first_pts=0", "-ac", "1", "-f", "f32le", "pipe:1",
        ];
        try
        {
            return new(Process.Start(new ProcessStartInfo(GlobalFFOptions.GetFFMpegBinaryPath(), arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!);
        }
        catch (Win32Exception exception)
        {
            throw AudioFailure.NoFfmpeg(exception);
        }
    }

    /// <summary>Waits for the end, and tells whether it was a good one and what ffmpeg said last.</summary>
    public async Task<(bool Succeeded, string? LastError)> FinishAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode == 0, await _lastError);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        await _lastError;
        _process.Dispose();
    }

    private static async Task<string?> ReadLastLineAsync(StreamReader errors)
    {
        string? last = null;
        while (await errors.ReadLineAsync(CancellationToken.None) is { } line)
        {
            last = string.IsNullOrWhiteSpace(line) ? last : line;
        }

        return last;
    }
}
