using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Account;

/// <summary>One's own account: who am I, another password, sign out.</summary>
public sealed partial class AccountPage(AccountClient client) : IDisposable
{
    private const string NoAnswer = "The app did not answer. Try again in a moment.";

    private readonly CancellationTokenSource _leaving = new();
    private string? _problem;

    /// <summary>Null until it is known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public Clients.Account? Known { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Known is null)
        {
            await LoadAsync();
        }
    }

    private static string Role(string? role) => role switch
    {
        "admin" => "an admin: you may do everything.",
        "editor" => "an editor: you may add, transcribe, correct and delete.",
        _ => "a reader: you may look, listen, search and download.",
    };

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Known = await client.GetAsync(_leaving.Token);
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

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
