using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Credentials;

/// <summary>Names and passwords of private feeds, one for each server.</summary>
public sealed partial class FeedLogins(CredentialsClient client)
{
    private const string Start = "feed:";

    private string _server = "";
    private string _name = "";
    private string _password = "";
    private string _done = "";
    private string? _problem;

    [Parameter, EditorRequired]
    public IReadOnlyList<Credential> Logins { get; set; } = [];

    /// <summary>Called after a change.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Whether a secret is such a login.</summary>
    public static bool IsOne(Credential credential) => credential.Name.StartsWith(Start, StringComparison.Ordinal);

    private Task SaveAsync() => TryAsync(async () =>
    {
        if (!Uri.TryCreate(_server.Trim(), UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https") || _name.Length == 0)
        {
            _problem = "Enter the server's address, which starts with https://, and the name that it knows you by.";
            return;
        }

        // Not cancelled when the reader leaves: it was asked for.
        var origin = server.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        await client.SaveAsync($"{Start}{server.Authority}", new($"{Uri.EscapeDataString(_name)}:{Uri.EscapeDataString(_password)}", origin), CancellationToken.None);
        (_server, _name, _password, _done) = ("", "", "", "Saved.");
    });

    private Task RemoveAsync(Credential login) => TryAsync(async () =>
    {
        await client.DeleteAsync(login.Name, CancellationToken.None);
        _done = "Removed.";
    });

    private async Task TryAsync(Func<Task> change)
    {
        (_problem, _done) = (null, "");
        try
        {
            await change();
            await OnChanged.InvokeAsync();
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
    }
}
