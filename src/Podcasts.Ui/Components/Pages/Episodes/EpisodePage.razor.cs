using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Episodes;

/// <summary>An episode: its notes, its player, and the button that turns it into text.</summary>
public sealed partial class EpisodePage(EpisodesClient episodes, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Transcript? _transcript;
    private EpisodePeaks? _peaks;
    private IReadOnlyList<Chapter>? _chapters;
    private string? _chaptersProblem;
    private string? _problem;

    /// <summary>The episode's id, from the address.</summary>
    [Parameter]
    public string Episode { get; set; } = "";

    /// <summary>The second that the link leads to, as in <c>?t=754</c>, or null.</summary>
    [SupplyParameterFromQuery(Name = "t")]
    public double? At { get; set; }

    /// <summary>Null until it is known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public EpisodeDetail? Known { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Known?.Id != Episode)
        {
            (Known, _transcript, _peaks, _chapters) = (null, null, null, null);
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

            await LookAsync();
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

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? LookAsync() : Task.CompletedTask;

    /// <summary>What the page can be read without, and may have to be fetched from the publisher.</summary>
    private Task LookAsync() => RendererInfo.IsInteractive && Known is not null ? Task.WhenAll(DrawAsync(), FindChaptersAsync()) : Task.CompletedTask;

    private Task TakeAsync(Transcript transcript)
    {
        _transcript = transcript;
        return DrawAsync();
    }

    /// <summary>What the audio looks like is known soon after it is stored; without that, the player has a plain line.</summary>
    private async Task DrawAsync()
    {
        if (_peaks is not null || Known?.Audio is null)
        {
            return;
        }

        try
        {
            _peaks = await episodes.FindPeaksAsync(Episode, _leaving.Token);
            StateHasChanged();
        }
        catch (Exception exception) when (exception is ApiException or OperationCanceledException)
        {
            // The line will do.
        }
    }

    private async Task FindChaptersAsync()
    {
        if (_chapters is not null)
        {
            return;
        }

        (_chapters, _chaptersProblem) = ([], null);
        try
        {
            _chapters = await episodes.ListChaptersAsync(Episode, _leaving.Token);
        }
        catch (ApiException exception)
        {
            (_chapters, _chaptersProblem) = (null, $"The chapters cannot be shown. {exception.Message}");
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return;
        }

        StateHasChanged();
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
