using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Episodes;

/// <summary>An episode: its notes, its player, and the button that turns it into text.</summary>
public sealed partial class EpisodePage(EpisodesClient episodes, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Transcript? _transcript;
    private string? _problem;

    /// <summary>The episode's id, from the address.</summary>
    [Parameter]
    public string Episode { get; set; } = "";

    /// <summary>Null until it is known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public EpisodeDetail? Known { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Known?.Id != Episode)
        {
            (Known, _transcript) = (null, null);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Known = await episodes.FindAsync(Episode, _leaving.Token);
            if (Known is null)
            {
                navigation.NotFound();
            }
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

    /// <summary>The audio has just been stored, so the episode now has something to play. If that cannot be asked, what is known stays on the page.</summary>
    private async Task RereadAsync()
    {
        try
        {
            Known = await episodes.FindAsync(Episode, _leaving.Token) ?? Known;
        }
        catch (Exception exception) when (exception is ApiException or OperationCanceledException)
        {
            // The transcript goes on without a player; the next visit has it.
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
