namespace Podcasts.Ui.Clients;

/// <summary>/api/keys</summary>
public sealed class KeysClient(HttpClient http)
{
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => http.GetAsync<IReadOnlyList<ApiKey>>("api/keys", cancellationToken);

    public Task<NewApiKey> CreateAsync(CreateKeyRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<NewApiKey>(HttpMethod.Post, "api/keys", request, cancellationToken);

    public async Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, $"api/keys/{Uri.EscapeDataString(key)}", null, cancellationToken)).Dispose();
}
