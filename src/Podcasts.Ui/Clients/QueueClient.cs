using System.Text.Json;

namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>queue</c> route. Each method throws <see cref="ApiException"/> where the Api refuses; each change answers with the queue as it is then.</summary>
public sealed class QueueClient(HttpClient http, TimeProvider time)
{
    private const string Queue = "api/queue";

    public Task<QueueStatus> GetAsync(CancellationToken cancellationToken) => http.GetAsync<QueueStatus>(Queue, cancellationToken);

    /// <summary>Watches until the reader leaves. While the stream is broken the watcher is told so, and it is opened again.</summary>
    public IAsyncEnumerable<QueueProgress> WatchAsync(CancellationToken cancellationToken) => http.WatchAsync(
        $"{Queue}/progress",
        (_, data) => new QueueProgress(JsonSerializer.Deserialize<QueueStatus>(data, ApiHttp.Json)),
        _ => false,
        new QueueProgress(null),
        time,
        cancellationToken);

    public Task<QueueStatus> PauseAsync(QueuePause mode, CancellationToken cancellationToken) =>
        http.AskAsync<QueueStatus>(HttpMethod.Post, $"{Queue}/pause", new PauseQueueRequest(mode), cancellationToken);

    public Task<QueueStatus> ResumeAsync(CancellationToken cancellationToken) =>
        http.AskAsync<QueueStatus>(HttpMethod.Post, $"{Queue}/resume", null, cancellationToken);

    /// <summary>Puts an episode in front of everything else that waits.</summary>
    public Task<QueueStatus> NextAsync(string episode, CancellationToken cancellationToken) =>
        http.AskAsync<QueueStatus>(HttpMethod.Post, $"{Path(episode)}/next", null, cancellationToken);

    /// <summary>Starts what failed or was cancelled again, at the stage where it stopped.</summary>
    public Task<QueueStatus> RetryAsync(string episode, CancellationToken cancellationToken) =>
        http.AskAsync<QueueStatus>(HttpMethod.Post, $"{Path(episode)}/retry", null, cancellationToken);

    /// <summary>Stops an episode's work; what was finished is kept.</summary>
    public Task<QueueStatus> CancelAsync(string episode, CancellationToken cancellationToken) =>
        http.AskAsync<QueueStatus>(HttpMethod.Delete, Path(episode), null, cancellationToken);

    private static string Path(string episode) => $"{Queue}/{Uri.EscapeDataString(episode)}";
}
