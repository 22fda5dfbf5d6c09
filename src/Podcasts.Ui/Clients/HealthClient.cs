namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>health</c> route.</summary>
public sealed class HealthClient(HttpClient http)
{
    /// <summary>How the app is, also where it is not well. Throws <see cref="ApiException"/> where the Api does not answer.</summary>
    public Task<HealthReport> GetAsync(CancellationToken cancellationToken) => http.GetAsync<HealthReport>("api/health", cancellationToken);
}
