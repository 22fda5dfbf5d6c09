using System.Diagnostics;
using System.Globalization;

namespace Podcasts.Cli.Tests;

/// <summary>The built program as a process, in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    public const string Nowhere = "http://127.0.0.1:9"; // Discard: nobody listens there.

    public static string Episode { get; } = Path.Combine(Repository.Root, "samples", "show", "episode-1.mp3");

    public string Folder { get; } = Directory.CreateTempSubdirectory("podcasts-cli-").FullName;

    /// <summary>In its environment; empty for none.</summary>
    public string Key { get; init; } = "";

    public string Data => Path.Combine(Folder, "data");

    /// <summary>Says these words to it, and waits for its end.</summary>
    /// <param name="server">In its environment, or null for none.</param>
    /// <param name="words">What it is told.</param>
    public async Task<Answer> RunAsync(string? server, params string[] words)
    {
        using var process = Start(server, words);
        return await EndAsync(process);
    }

    /// <summary>Presses Ctrl-C after a while.</summary>
    public async Task<Answer> InterruptAsync(TimeSpan after, params string[] words)
    {
        using var process = Start(null, words);
        var end = EndAsync(process);
        await Task.Delay(after);
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        return await end;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Where the tests run in the background of a shell, Ctrl-C is ignored, and that is inherited.
    private Process Start(string? server, string[] words) => Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "podcasts.dll"), .. words])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["PODCASTS_DATA"] = Data, ["PODCASTS_SERVER"] = server ?? "", ["PODCASTS_KEY"] = Key },
    })!;

    private static async Task<Answer> EndAsync(Process process)
    {
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, (await output).Trim(), (await errors).Trim());
    }
}

internal sealed record Answer(int ExitCode, string Output, string Errors);
