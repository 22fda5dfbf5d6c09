using System.Diagnostics;
using System.Text.Json;

namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>diarize</c> route: who speaks when.</summary>
public sealed partial class DiarizeClient(HttpClient http, TimeProvider time, ILogger<DiarizeClient> logger)
{
    /// <summary>Starts the identification of an episode's speakers, or joins the one that is under way. The transcript's words stay.</summary>
    public async Task<DiarizeStatus> StartAsync(string episode, StartDiarizeRequest request, CancellationToken cancellationToken)
    {
        using var press = new Activity("diarize").Start();
        Log.Asked(logger, episode, press.TraceId);
        return await http.AskAsync<DiarizeStatus>(HttpMethod.Post, Path(episode), request, cancellationToken);
    }

    /// <summary>Null if the episode's speakers were never asked for.</summary>
    public Task<DiarizeStatus?> StatusAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<DiarizeStatus>(Path(episode), cancellationToken);

    public async Task CancelAsync(string episode, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, Path(episode), null, cancellationToken)).Dispose();

    /// <summary>Watches until the job ends. A stream that breaks (the Api restarts, say) is opened again: the job is durable, so it goes on.</summary>
    /// <exception cref="ApiException">The Api refuses: there is no such job or episode.</exception>
    public IAsyncEnumerable<DiarizeProgress> WatchAsync(string episode, CancellationToken cancellationToken) => http.WatchAsync(
        $"{Path(episode)}/progress",
        (type, data) => new DiarizeProgress(type == "status" ? JsonSerializer.Deserialize<DiarizeStatus>(data, ApiHttp.Json) : null),
        progress => progress.Status is { IsActive: false },
        new DiarizeProgress(null, Interrupted: true),
        time,
        cancellationToken);

    private static string Path(string episode) => $"api/diarize/{Uri.EscapeDataString(episode)}";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A reader asks who speaks in {Episode}; the trace is {TraceId}.")]
        public static partial void Asked(ILogger logger, string episode, ActivityTraceId traceId);
    }
}
