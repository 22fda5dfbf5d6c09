using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Users;

/// <summary>One user: role, another password, sign out, remove.</summary>
public sealed partial class UserRow(UsersClient client)
{
    private string _password = "";
    private string _done = "";
    private string? _problem;
    private bool _isSetting;
    private bool _isAsked;

    [Parameter, EditorRequired]
    public User User { get; set; } = default!;

    /// <summary>Called with how they stand after a change.</summary>
    [Parameter]
    public EventCallback<User> OnChanged { get; set; }

    /// <summary>Called once they are gone.</summary>
    [Parameter]
    public EventCallback<User> OnDeleted { get; set; }

    private string Id(string part) => $"{User.Id}-{part}";

    private Task ChangeAsync(string? role, string? password) => TryAsync(async () =>
    {
        await OnChanged.InvokeAsync(await client.ChangeAsync(User.Id, new(role, password), CancellationToken.None));
        (_password, _isSetting, _done) = ("", false, password is null ? "Changed; they sign in again." : "Set; they sign in again.");
    });

    private Task SignOutAsync() => TryAsync(async () =>
    {
        await client.SignOutAsync(User.Id, CancellationToken.None);
        _done = "Signed out everywhere.";
    });

    private Task DeleteAsync() => TryAsync(async () =>
    {
        await client.DeleteAsync(User.Id, CancellationToken.None);
        await OnDeleted.InvokeAsync(User);
    });

    private async Task TryAsync(Func<Task> change)
    {
        (_problem, _done, _isAsked) = (null, "", false);
        try
        {
            await change();
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
    }
}
