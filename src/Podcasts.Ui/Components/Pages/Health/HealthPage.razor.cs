using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Health;

/// <summary>How the app is, in its own words.</summary>
public sealed partial class HealthPage(HealthClient client) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string? _problem;

    /// <summary>Null until it is known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public HealthReport? Health { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Health is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Health = await client.GetAsync(_leaving.Token);
        }
        catch (ApiException exception)
        {
            (Health, _problem) = (null, exception.Message);
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
