namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>credentials</c> route. Each method throws <see cref="ApiException"/> where the Api refuses.</summary>
public sealed class CredentialsClient(HttpClient http)
{
    /// <summary>Every secret that can be entered, entered or not, without its value.</summary>
    public Task<IReadOnlyList<Credential>> ListAsync(CancellationToken cancellationToken) =>
        http.GetAsync<IReadOnlyList<Credential>>("api/credentials", cancellationToken);

    /// <summary>Stores a secret in place of the one before it.</summary>
    public Task<Credential> SaveAsync(string name, SaveCredentialRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<Credential>(HttpMethod.Put, Path(name), request, cancellationToken);

    /// <summary>Shows a stored secret to its server, and tells what that makes of it.</summary>
    public Task<CredentialVerdict> TestAsync(string name, CancellationToken cancellationToken) =>
        http.AskAsync<CredentialVerdict>(HttpMethod.Post, $"{Path(name)}/test", null, cancellationToken);

    public async Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, Path(name), null, cancellationToken)).Dispose();

    private static string Path(string name) => $"api/credentials/{Uri.EscapeDataString(name)}";
}
