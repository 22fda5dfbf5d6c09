using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Podcasts.Bench.Chaos;

/// <summary>The real app as a process, on an address and a data folder that outlive it. It can be killed and stopped as nothing inside a process can.</summary>
/// <param name="name">What it is called in a cluster.</param>
/// <param name="folder">Its data folder; what it writes to its console is kept beside it.</param>
/// <param name="settings">As environment variables.</param>
internal sealed partial class AppNode(string name, string folder, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private const int Stop = 19;
    private const int Continue = 18;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private Process? _process;

    public string Name => name;

    public string Folder => folder;

    /// <summary>When it was killed, each time.</summary>
    public List<DateTimeOffset> Deaths { get; } = [];

    /// <summary>When it was stopped and went on.</summary>
    public List<(DateTimeOffset From, DateTimeOffset Until)> Pauses { get; } = [];

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new($"http://127.0.0.1:{FreePort()}"), Timeout = TimeSpan.FromSeconds(30) };

    public bool Runs => _process is { HasExited: false };

    /// <summary>The most memory that it ever had, and what it has now, in MiB; of this process, not of those before it.</summary>
    public (double Peak, double Now) Mebibytes => Runs ? (PeakMemory.Mebibytes(_process!.Id), PeakMemory.NowMebibytes(_process.Id)) : default;

    /// <summary>What this process has taken of the processor.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process?.Refresh();
            return Runs ? _process!.TotalProcessorTime.TotalSeconds : 0;
        }
    }

    /// <summary>Starts it and does not wait.</summary>
    /// <param name="more">Settings of this start alone.</param>
    public AppNode Start(params (string Name, string Value)[] more)
    {
        Directory.CreateDirectory(folder);
        // By a shell, which appends its output to a file that nobody has to read for it to go on.
        string[] command = ["-c", "exec dotnet \"$0\" >> \"$1\" 2>&1", Path.Combine(AppContext.BaseDirectory, "Podcasts.Api.dll"), folder + ".log"];
        var start = new ProcessStartInfo("/bin/sh", command) { WorkingDirectory = folder };
        start.Environment["PODCASTS_DATA"] = folder;
        start.Environment["ASPNETCORE_URLS"] = Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        foreach (var (setting, value) in settings.Select(setting => (setting.Key, setting.Value)).Concat(more))
        {
            start.Environment[setting] = value;
        }

        _process = Process.Start(start)!;
        return this;
    }

    /// <summary>Waits until it serves.</summary>
    /// <exception cref="ChaosException">It ended, or does not.</exception>
    public async Task<AppNode> ServingAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            if (!Runs)
            {
                throw new ChaosException($"{name} ended with {_process?.ExitCode}; {folder}.log says why.");
            }

            try
            {
                using var answer = await Client.GetAsync(new Uri("/health/live", UriKind.Relative), cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return this;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(50, cancellationToken);
        }

        throw new ChaosException($"{name} does not serve after {Patience}.");
    }

    /// <summary>As if the power went out.</summary>
    public async Task KillAsync()
    {
        if (_process is not { HasExited: false } process)
        {
            return;
        }

        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        Deaths.Add(TimeProvider.System.GetUtcNow());
    }

    /// <summary>Stops it where it stands for so long: a machine that sleeps, or a disk that does not answer.</summary>
    public async Task PauseAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        var from = TimeProvider.System.GetUtcNow();
        Send(Stop);
        try
        {
            await Task.Delay(length, cancellationToken);
        }
        finally
        {
            Send(Continue);
            Pauses.Add((from, TimeProvider.System.GetUtcNow()));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        Client.Dispose();
    }

    private void Send(int signal)
    {
        if (Signal(_process!.Id, signal) != 0)
        {
            throw new ChaosException($"{name} did not take the signal {signal}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
