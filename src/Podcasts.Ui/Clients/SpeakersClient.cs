namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>speakers</c> route: the people of a show. Each method throws <see cref="ApiException"/> where the Api refuses.</summary>
public sealed class SpeakersClient(HttpClient http)
{
    /// <summary>Those whose voices were named, and those whom the feed names; with an episode also those whom its notes name.</summary>
    public Task<IReadOnlyList<ShowPerson>> ListAsync(string podcast, string? episode, CancellationToken cancellationToken) =>
        http.GetAsync<IReadOnlyList<ShowPerson>>(
            $"api/speakers?podcast={Uri.EscapeDataString(podcast)}{(episode is null ? "" : $"&episode={Uri.EscapeDataString(episode)}")}", cancellationToken);

    /// <summary>Deletes a person's voice prints; transcripts keep the name.</summary>
    public async Task DeleteAsync(string speaker, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, $"api/speakers/{Uri.EscapeDataString(speaker)}", null, cancellationToken)).Dispose();
}
