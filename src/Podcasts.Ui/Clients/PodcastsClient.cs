namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>podcasts</c> route. Each method throws <see cref="ApiException"/> where the Api refuses.</summary>
public sealed class PodcastsClient(HttpClient http)
{
    public Task<IReadOnlyList<PodcastSummary>> ListAsync(CancellationToken cancellationToken) =>
        http.GetAsync<IReadOnlyList<PodcastSummary>>("api/podcasts", cancellationToken);

    /// <summary>Adds the show of a feed, or answers with it if it is known.</summary>
    public Task<PodcastDetail> AddAsync(string feedUrl, CancellationToken cancellationToken) =>
        http.AskAsync<PodcastDetail>(HttpMethod.Post, "api/podcasts", new AddPodcastRequest(feedUrl), cancellationToken);

    /// <summary>Null if there is no such show.</summary>
    public Task<PodcastDetail?> FindAsync(string podcast, CancellationToken cancellationToken) =>
        http.FindAsync<PodcastDetail>(Path(podcast), cancellationToken);

    /// <summary>Reads the feed anew.</summary>
    public Task<PodcastDetail> RefreshAsync(string podcast, CancellationToken cancellationToken) =>
        http.AskAsync<PodcastDetail>(HttpMethod.Post, $"{Path(podcast)}/refresh", null, cancellationToken);

    /// <summary>How the show's episodes are transcribed; null if there is no such show.</summary>
    public Task<PodcastSettings?> FindSettingsAsync(string podcast, CancellationToken cancellationToken) =>
        http.FindAsync<PodcastSettings>($"{Path(podcast)}/settings", cancellationToken);

    /// <summary>Sets that for transcriptions that are started from now on.</summary>
    public Task<PodcastSettings> SaveSettingsAsync(string podcast, PodcastSettings settings, CancellationToken cancellationToken) =>
        http.AskAsync<PodcastSettings>(HttpMethod.Put, $"{Path(podcast)}/settings", settings, cancellationToken);

    /// <summary>Puts the episodes that have no transcript into the queue.</summary>
    public Task<TranscribePodcastAnswer> TranscribeAsync(string podcast, TranscribePodcastRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<TranscribePodcastAnswer>(HttpMethod.Post, $"{Path(podcast)}/transcribe", request, cancellationToken);

    public async Task DeleteAsync(string podcast, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, Path(podcast), null, cancellationToken)).Dispose();

    /// <summary>Where the browser downloads all transcripts of a show, in one format or, where that is empty, in all of them.</summary>
    public static string ExportPath(string podcast, string format) => $"{Path(podcast)}/transcripts.zip{(format.Length == 0 ? "" : $"?format={Uri.EscapeDataString(format)}")}";

    private static string Path(string podcast) => $"api/podcasts/{Uri.EscapeDataString(podcast)}";
}
