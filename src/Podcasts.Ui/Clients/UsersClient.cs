namespace Podcasts.Ui.Clients;

/// <summary>/api/users</summary>
public sealed class UsersClient(HttpClient http)
{
    public Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken) => http.GetAsync<IReadOnlyList<User>>("api/users", cancellationToken);

    public Task<User> AddAsync(AddUserRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<User>(HttpMethod.Post, "api/users", request, cancellationToken);

    public Task<User> ChangeAsync(string user, ChangeUserRequest request, CancellationToken cancellationToken) =>
        http.AskAsync<User>(HttpMethod.Put, Path(user), request, cancellationToken);

    public async Task SignOutAsync(string user, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Post, $"{Path(user)}/signout", null, cancellationToken)).Dispose();

    public async Task DeleteAsync(string user, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, Path(user), null, cancellationToken)).Dispose();

    private static string Path(string user) => $"api/users/{Uri.EscapeDataString(user)}";
}
