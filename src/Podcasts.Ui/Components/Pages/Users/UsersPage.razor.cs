using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Users;

/// <summary>Who may sign in, and what they may do.</summary>
public sealed partial class UsersPage(UsersClient client, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string _name = "";
    private string _password = "";
    private string _role = "reader";
    private string _done = "";
    private string? _problem;
    private string? _refusal;

    /// <summary>Null until they are known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public IReadOnlyList<User>? Users { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Users is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Users = await client.ListAsync(_leaving.Token);
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left; there is nobody to show it to.
        }
    }

    private async Task AddAsync()
    {
        (_refusal, _done) = (null, "");
        try
        {
            var isFirst = Users is [];
            var user = await client.AddAsync(new(_name.Trim(), _password, _role), CancellationToken.None);
            (_name, _password, _role) = ("", "", "reader");
            if (isFirst)
            {
                navigation.NavigateTo("/signin?returnUrl=/users", forceLoad: true);
                return;
            }

            Users = [.. Users!.Append(user).OrderBy(known => known.Name, StringComparer.OrdinalIgnoreCase)];
            _done = $"{user.Name} can sign in.";
        }
        catch (ApiException exception)
        {
            _refusal = exception.Message;
        }
    }

    private void Replace(User changed) => Users = [.. Users!.Select(user => user.Id == changed.Id ? changed : user)];

    private void Remove(User removed) => Users = [.. Users!.Where(user => user.Id != removed.Id)];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
