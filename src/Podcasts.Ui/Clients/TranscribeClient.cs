using System.Diagnostics;
using System.Text.Json;

namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>transcribe</c> route.</summary>
public sealed partial class TranscribeClient(HttpClient http, TimeProvider time, ILogger<TranscribeClient> logger)
{
    /// <summary>Starts a transcription, or joins the one that is under way. The press of a button is where its correlation id is born.</summary>
    public async Task<TranscribeStatus> StartAsync(string episode, StartTranscribeRequest request, CancellationToken cancellationToken)
    {
        using var press = new Activity("transcribe").Start();
        Log.Asked(logger, episode, press.TraceId);
        return await http.AskAsync<TranscribeStatus>(HttpMethod.Post, Path(episode), request, cancellationToken);
    }

    /// <summary>Null if the episode was never asked for.</summary>
    public Task<TranscribeStatus?> StatusAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<TranscribeStatus>(Path(episode), cancellationToken);

    /// <summary>Stops the job; the next start goes on from what was recognised so far.</summary>
    public async Task CancelAsync(string episode, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, Path(episode), null, cancellationToken)).Dispose();

    /// <summary>Watches until the job ends. A stream that breaks (the Api restarts, say) is opened again: the job is durable, so it goes on.</summary>
    /// <exception cref="ApiException">The Api refuses: there is no such job or episode.</exception>
    public IAsyncEnumerable<TranscribeProgress> WatchAsync(string episode, CancellationToken cancellationToken) => http.WatchAsync(
        $"{Path(episode)}/progress",
        (type, data) => type switch
        {
            "status" => new TranscribeProgress(JsonSerializer.Deserialize<TranscribeStatus>(data, ApiHttp.Json), []),
            "segments" => new TranscribeProgress(null, JsonSerializer.Deserialize<IReadOnlyList<TranscriptSegment>>(data, ApiHttp.Json) ?? []),
            _ => new TranscribeProgress(null, []),
        },
        progress => progress.Status is { IsActive: false },
        new TranscribeProgress(null, [], Interrupted: true),
        time,
        cancellationToken);

    private static string Path(string episode) => $"api/transcribe/{Uri.EscapeDataString(episode)}";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A reader asks for the transcription of {Episode}; its trace is {TraceId}.")]
        public static partial void Asked(ILogger logger, string episode, ActivityTraceId traceId);
    }
}
