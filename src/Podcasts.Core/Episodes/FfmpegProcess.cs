using System.ComponentModel;
using System.Diagnostics;
using FFMpegCore;

namespace Podcasts.Core.Episodes;

/// <summary>
/// ffmpeg or ffprobe at work on one file that a stranger made; killed and waited for when disposed, so that none is left behind. It opens files and pipes only, so no
/// network; it may not write files, take more memory or time than audio needs, or see this app's environment; its folder is its own.
/// </summary>
internal sealed class FfmpegProcess : IAsyncDisposable
{
    private const int MemoryKilobytes = 2 << 20;
    private const int LargestAllocation = 512 << 20; // bytes
    private const int ProcessorSeconds = 4 * 60 * 60;
    private const int ProgramMissing = 127; // As a shell says it.

    /// <summary>What ffmpeg needs of our environment; the rest may hold secrets.</summary>
    private static readonly string[] PassedOn = ["PATH", "LD_LIBRARY_PATH"];

    private static readonly string[] Bounds =
    [
        "-max_alloc", FormattableString.Invariant($"{LargestAllocation}"),
        "-protocol_whitelist", "file,pipe", "-format_whitelist", AudioFormats.Whitelist,
    ];

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly Task<string?> _lastError;

    private FfmpegProcess(DirectoryInfo folder, Process process)
    {
        _folder = folder;
        _process = process;
        _lastError = ReadLastLineAsync(process.StandardError);
    }

    /// <summary>What it says: of a decoder, little-endian 32-bit floats; of a probe, JSON.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts decoding the first audio stream to one channel. A stream that begins late is padded with silence, so that times agree with a player's.</summary>
    public static FfmpegProcess Decode(string path, int sampleRate) => Start(
        GlobalFFOptions.GetFFMpegBinaryPath(),
        [
            "-nostdin", "-hide_banner", "-loglevel", "error", .. Bounds,
            "-i", Path.GetFullPath(path),
            "-map", "0:a:0", "-vn", "-sn", "-dn", "-af", $"aresample={sampleRate}:first_pts=0", "-ac", "1", "-f", "f32le", "pipe:1",
        ]);

    /// <summary>Starts asking what a file says about itself.</summary>
    public static FfmpegProcess Probe(string path) => Start(
        GlobalFFOptions.GetFFProbeBinaryPath(),
        [
            "-hide_banner", "-loglevel", "error", .. Bounds, "-print_format", "json",
            "-show_entries", "format=format_name,duration:stream=codec_type,codec_name,sample_rate,channels,duration:stream_disposition=attached_pic",
            Path.GetFullPath(path),
        ]);

    /// <summary>Waits for the end, and tells whether it was a good one and what ffmpeg said last.</summary>
    public async Task<(bool Succeeded, string? LastError)> FinishAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode == ProgramMissing
            ? throw AudioFailure.NoFfmpeg(new Win32Exception(await _lastError))
            : (_process.ExitCode == 0, await _lastError);
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
        _folder.Delete(recursive: true);
    }

    private static FfmpegProcess Start(string program, string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-ffmpeg-"); // Nobody else may enter it.
        try
        {
            return new(folder, Process.Start(Bounded(program, arguments, folder.FullName))!);
        }
        catch (Win32Exception exception)
        {
            folder.Delete();
            throw AudioFailure.NoFfmpeg(exception);
        }
    }

    private static ProcessStartInfo Bounded(string program, string[] arguments, string folder)
    {
        var limits = FormattableString.Invariant($"ulimit -c 0; ulimit -f 0; ulimit -v {MemoryKilobytes}; ulimit -t {ProcessorSeconds}; exec \"$@\"");
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo("/bin/sh", ["-c", limits, "sh", program, .. arguments]) // Elsewhere, its own options have to do.
            : new ProcessStartInfo(program, arguments);
        var passedOn = PassedOn.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).Where(variable => variable.Value is not null).ToArray();
        if (OperatingSystem.IsLinux())
        {
            start.Environment.Clear();
        }

        foreach (var (name, value) in passedOn.Append(("TMPDIR", folder)).Append(("HOME", folder)))
        {
            start.Environment[name] = value;
        }

        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (folder, true, true);
        return start;
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
