namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>directories</c> route.</summary>
public sealed class DirectoriesClient(HttpClient http)
{
    /// <summary>Finds shows by name. Throws <see cref="ApiException"/> where no directory answers.</summary>
    public Task<FoundShows> FindAsync(string name, CancellationToken cancellationToken) =>
        http.GetAsync<FoundShows>($"api/directories?name={Uri.EscapeDataString(name)}", cancellationToken);
}
