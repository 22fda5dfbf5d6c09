using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Queue;

/// <summary>What runs where, what waits in which order, what failed and what is done; live until the reader leaves.</summary>
public sealed partial class QueuePage(QueueClient client) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _heading;
    private Task _watching = Task.CompletedTask;
    private string? _problem;
    private string? _refusal;
    private string _spoken = "";
    private bool _interrupted;

    /// <summary>Null until it is known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public QueueStatus? Queue { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Queue is null)
        {
            await LoadAsync();
        }
        else
        {
            Watch();
        }
    }

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            Take(await client.GetAsync(_leaving.Token));
            Watch();
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

    private void Watch()
    {
        if (RendererInfo.IsInteractive && _watching.IsCompleted)
        {
            _watching = WatchAsync();
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            await foreach (var progress in client.WatchAsync(_leaving.Token))
            {
                _interrupted = progress.Queue is null;
                Take(progress.Queue ?? Queue!);
                StateHasChanged();
            }
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // Leaving the page stops watching, never working.
        }

        StateHasChanged();
    }

    private async Task ActAsync(Func<Task<QueueStatus>> act)
    {
        _refusal = null;
        try
        {
            Take(await act());
        }
        catch (ApiException exception)
        {
            _refusal = exception.Message;
        }
    }

    // The row and its pressed button are gone, so the focus goes to the page's title.
    private async Task CancelAsync(QueueEpisode episode)
    {
        await ActAsync(() => client.CancelAsync(episode.Episode, CancellationToken.None));
        await _heading.FocusAsync();
    }

    private async Task RetryAsync(QueueEpisode episode)
    {
        await ActAsync(() => client.RetryAsync(episode.Episode, CancellationToken.None));
        await _heading.FocusAsync();
    }

    private void Take(QueueStatus queue)
    {
        Queue = queue;
        _spoken = Sum(queue.Counts);
    }

    private static string Sum(QueueCounts counts) =>
        (counts.Failed > 0 ? QueueText.SumWithFailed : QueueText.Sum).With(counts.Running, counts.Waiting, counts.Failed);

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watching;
        _leaving.Dispose();
    }
}
