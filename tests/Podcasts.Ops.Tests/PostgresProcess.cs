using System.Diagnostics;

namespace Podcasts.Ops.Tests;

/// <summary>The throw-away server of eng/postgres. It ends with this process, whose end of the pipe closes then.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PostgresProcess(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public static async Task<PostgresProcess> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Script()) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("PostgreSQL did not start. Install Debian's postgresql, or set PODCASTS_TEST_POSTGRES.");
        return new PostgresProcess(process, address);
    }

    /// <summary>As if its machine went down.</summary>
    public Task StopAsync() => TellAsync("stop");

    /// <summary>On the same port, with what it had.</summary>
    public Task StartAgainAsync() => TellAsync("start");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task TellAsync(string word)
    {
        await _process.StandardInput.WriteLineAsync(word);
        if (await _process.StandardOutput.ReadLineAsync() is null)
        {
            throw new InvalidOperationException($"PostgreSQL ended when it was told to {word}.");
        }
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Podcasts.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Podcasts.sln is in no folder above the tests.");
        }

        return Path.Combine(folder.FullName, "eng", "postgres");
    }
}
