using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>episodes</c> route.</summary>
public sealed class EpisodesClient(HttpClient http, TimeProvider time)
{
    /// <summary>Null if there is no such episode. Throws <see cref="ApiException"/> where the Api refuses.</summary>
    public Task<EpisodeDetail?> FindAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<EpisodeDetail>($"api/episodes/{Uri.EscapeDataString(episode)}", cancellationToken);

    /// <summary>Its chapters, in order of time; empty where there are none.</summary>
    public async Task<IReadOnlyList<Chapter>> ListChaptersAsync(string episode, CancellationToken cancellationToken) =>
        await http.FindAsync<Chapter[]>($"api/episodes/{Uri.EscapeDataString(episode)}/chapters", cancellationToken) ?? [];

    /// <summary>What the audio looks like, or null until that is known.</summary>
    public Task<EpisodePeaks?> FindPeaksAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<EpisodePeaks>($"api/episodes/{Uri.EscapeDataString(episode)}/peaks", cancellationToken);

    /// <summary>Fetches the publisher's audio, or joins whoever does.</summary>
    public Task<AudioFetch> FetchAudioAsync(string episode, CancellationToken cancellationToken) =>
        http.AskAsync<AudioFetch>(HttpMethod.Post, AudioPath(episode), null, cancellationToken);

    /// <summary>Watches that until it ends; null while the stream is broken, and it is opened again.</summary>
    public async IAsyncEnumerable<AudioFetch?> WatchAudioAsync(string episode, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var told in http.WatchAsync(
            $"{AudioPath(episode)}/progress",
            (_, data) => new Told(JsonSerializer.Deserialize<AudioFetch>(data, ApiHttp.Json)),
            told => told.Fetch is { State: not AudioFetchState.Running },
            new Told(null),
            time,
            cancellationToken))
        {
            yield return told.Fetch;
        }
    }

    private static string AudioPath(string episode) => $"api/episodes/{Uri.EscapeDataString(episode)}/audio";

    private sealed record Told(AudioFetch? Fetch);
}
