using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Episodes;

/// <summary>Says what our copy of the audio is, where there is something to say, and fetches it where it is not here.</summary>
public sealed partial class AudioCopyNotice(EpisodesClient episodes) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Task _watching = Task.CompletedTask;
    private AudioFetch? _fetch;
    private string? _problem;
    private bool _interrupted;

    [Parameter, EditorRequired]
    public EpisodeDetail Episode { get; set; } = default!;

    /// <summary>Called once the audio is here.</summary>
    [Parameter]
    public EventCallback OnStored { get; set; }

    private async Task FetchAsync()
    {
        _problem = null;
        try
        {
            // Not cancelled when the reader leaves: the audio was asked for.
            _fetch = await episodes.FetchAudioAsync(Episode.Id, CancellationToken.None);
            if (_watching.IsCompleted)
            {
                _watching = WatchAsync();
            }
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            await foreach (var told in episodes.WatchAudioAsync(Episode.Id, _leaving.Token))
            {
                _interrupted = told is null;
                _fetch = told ?? _fetch;
                StateHasChanged();
            }

            _problem = _fetch is { State: AudioFetchState.Failed } ? _fetch.Problem : null;
            if (_problem is null)
            {
                await OnStored.InvokeAsync();
            }
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // Leaving the page stops watching, never the download.
        }

        _fetch = null;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watching;
        _leaving.Dispose();
    }
}
