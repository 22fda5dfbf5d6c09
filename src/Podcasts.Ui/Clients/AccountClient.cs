namespace Podcasts.Ui.Clients;

/// <summary>/api/account. What sets or ends a cookie is sent by the browser itself.</summary>
public sealed class AccountClient(HttpClient http)
{
    public Task<Account> GetAsync(CancellationToken cancellationToken) => http.GetAsync<Account>("api/account", cancellationToken);
}
