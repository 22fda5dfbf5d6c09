namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>models</c> route.</summary>
public sealed class ModelsClient(HttpClient http)
{
    /// <summary>Every model file that was found, usable or not, what can be downloaded, and what can run them. Throws <see cref="ApiException"/> where the Api refuses.</summary>
    public Task<ModelOverview> ListAsync(CancellationToken cancellationToken) =>
        http.GetAsync<ModelOverview>("api/models", cancellationToken);
}
