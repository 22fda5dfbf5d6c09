using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Credentials;

/// <summary>Where a person enters what models and services need.</summary>
public sealed partial class CredentialsPage(CredentialsClient client) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string? _problem;

    /// <summary>Null until they are known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public IReadOnlyList<Credential>? Credentials { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Credentials is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Credentials = await client.ListAsync(_leaving.Token);
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

    private void Replace(Credential changed) => Credentials = [.. Credentials!.Select(credential => credential.Name == changed.Name ? changed : credential)];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
