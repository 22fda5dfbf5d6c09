using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>The real app, as people run it: its own process, its own empty data folder, a free port.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _output = new();
    private readonly (string Name, string Value)[] _settings;
    private Process? _process;

    private AppProcess((string Name, string Value)[] settings) => _settings = settings;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    /// <summary>The data folder.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("podcasts-ui-").FullName;

    /// <summary>What the app wrote to its console so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the app on an empty data folder and waits until it answers.</summary>
    /// <param name="settings">As environment variables.</param>
    public static async Task<AppProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var app = new AppProcess(settings);
        await app.RunAsync();
        return app;
    }

    /// <summary>Ends the process at once, as a power cut would. Its data stay.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Starts the app on its data and address; used again after <see cref="KillAsync"/>.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder(), "Podcasts.Ui.dll")])
        {
            WorkingDirectory = Data,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = Address.AbsoluteUri;
        start.Environment["PODCASTS_DATA"] = Data;
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await AnswersAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Data, recursive: true);
    }

    private async Task AnswersAsync(Process process)
    {
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        using var patience = new CancellationTokenSource(Patience);
        while (!process.HasExited)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "not-found"));
                using var answer = await http.SendAsync(request, patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, patience.Token);
            }
        }

        throw new InvalidOperationException($"The app ended while it was starting:\n{Output}");
    }

    /// <summary>The app's own build output, beside that of the tests and of the same configuration.</summary>
    public static string Folder()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Podcasts.Ui", own.Name);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
