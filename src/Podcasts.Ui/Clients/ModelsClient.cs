using System.Text.Json;

namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>models</c> route. Each method throws <see cref="ApiException"/> where the Api refuses.</summary>
public sealed class ModelsClient(HttpClient http, TimeProvider time)
{
    /// <summary>Every model file that was found, usable or not, what can be downloaded, and what can run them.</summary>
    public Task<ModelOverview> ListAsync(CancellationToken cancellationToken) =>
        http.GetAsync<ModelOverview>("api/models", cancellationToken);

    /// <summary>Starts the download of a model, or joins the one that runs.</summary>
    public Task<ModelDownload> DownloadAsync(string model, CancellationToken cancellationToken) =>
        http.AskAsync<ModelDownload>(HttpMethod.Post, Path(model), null, cancellationToken);

    /// <summary>Stops a download; what has arrived is thrown away.</summary>
    public async Task CancelAsync(string model, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, Path(model), null, cancellationToken)).Dispose();

    /// <summary>Watches a download until it ends. While the stream is broken the watcher is told so, and it is opened again.</summary>
    public IAsyncEnumerable<ModelDownloadProgress> WatchAsync(string model, CancellationToken cancellationToken) => http.WatchAsync(
        $"{Path(model)}/progress",
        (_, data) => new ModelDownloadProgress(JsonSerializer.Deserialize<ModelDownload>(data, ApiHttp.Json)),
        progress => progress.Status is { IsActive: false },
        new ModelDownloadProgress(null),
        time,
        cancellationToken);

    private static string Path(string model) => $"api/models/{Uri.EscapeDataString(model)}/download";
}
