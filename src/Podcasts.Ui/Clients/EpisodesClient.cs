namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>episodes</c> route.</summary>
public sealed class EpisodesClient(HttpClient http)
{
    /// <summary>Null if there is no such episode. Throws <see cref="ApiException"/> where the Api refuses.</summary>
    public Task<EpisodeDetail?> FindAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<EpisodeDetail>($"api/episodes/{Uri.EscapeDataString(episode)}", cancellationToken);

    /// <summary>What the audio looks like, or null until that is known.</summary>
    public Task<EpisodePeaks?> FindPeaksAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<EpisodePeaks>($"api/episodes/{Uri.EscapeDataString(episode)}/peaks", cancellationToken);
}
