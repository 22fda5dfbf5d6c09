namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>models</c> route.</summary>
public sealed class ModelsClient(HttpClient http)
{
    /// <summary>Every model file that was found, usable or not. Throws <see cref="ApiException"/> where the Api refuses.</summary>
    public Task<IReadOnlyList<Model>> ListAsync(CancellationToken cancellationToken) =>
        http.GetAsync<IReadOnlyList<Model>>("api/models", cancellationToken);
}
