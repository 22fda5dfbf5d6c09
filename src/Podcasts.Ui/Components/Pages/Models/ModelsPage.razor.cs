using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Models;

/// <summary>The model files that were found, and how to add one.</summary>
public sealed partial class ModelsPage(ModelsClient client) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string? _problem;

    /// <summary>Null until they are known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public ModelOverview? Overview { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Overview is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Overview = await client.ListAsync(_leaving.Token);
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

    private static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => $"{bytes / 1e3:0.#} kB",
        < 1_000_000_000 => $"{bytes / 1e6:0} MB",
        _ => $"{bytes / 1e9:0.0} GB",
    };

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
