using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Diarize;

/// <summary>Tells the speakers of an episode apart, again if asked to. Whatever becomes of it, the transcript stays.</summary>
public sealed partial class DiarizePanel(DiarizeClient diarize) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Task _watching = Task.CompletedTask;
    private DiarizeStatus? _status;
    private int? _count;
    private string? _problem;
    private string _spoken = "";
    private bool _isInterrupted;
    private bool _isKnown;

    /// <summary>Id of an episode that has a transcript.</summary>
    [Parameter, EditorRequired]
    public string Episode { get; set; } = "";

    /// <summary>True once the speakers are known.</summary>
    [Parameter]
    public bool HasSpeakers { get; set; }

    /// <summary>Called when the job has told them apart.</summary>
    [Parameter]
    public EventCallback OnIdentified { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await TryAsync(async () =>
        {
            _status = await diarize.StatusAsync(Episode, _leaving.Token);
            _problem = Failure(_status);
        });
        _isKnown = true;
    }

    // Not cancelled when the reader leaves: the job was asked for.
    private Task StartAsync() => TryAsync(async () =>
    {
        _problem = null;
        await TakeAsync(await diarize.StartAsync(Episode, new(_count), CancellationToken.None));
    });

    private Task CancelAsync() => TryAsync(() => diarize.CancelAsync(Episode, CancellationToken.None));

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            if (_status is { IsActive: true } && _watching.IsCompleted)
            {
                _watching = WatchAsync();
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
    }

    private async Task WatchAsync()
    {
        await TryAsync(async () =>
        {
            await foreach (var progress in diarize.WatchAsync(Episode, _leaving.Token))
            {
                _isInterrupted = progress.Interrupted;
                if (progress.Status is { } status)
                {
                    await TakeAsync(status);
                }

                StateHasChanged();
            }
        });
        StateHasChanged();
    }

    private async Task TakeAsync(DiarizeStatus status)
    {
        (_status, _problem) = (status, Failure(status));
        _spoken = status.State switch
        {
            TranscribeState.Done => "The speakers are told apart.",
            TranscribeState.Cancelled => "The speakers are left as they were.",
            TranscribeState.Failed => "",
            _ => $"Telling the speakers apart, {Math.Floor(status.Percent / 10) * 10:0} per cent",
        };
        if (status.State == TranscribeState.Done)
        {
            await OnIdentified.InvokeAsync();
        }
    }

    private static string? Failure(DiarizeStatus? status) =>
        status is { State: TranscribeState.Failed } ? status.Error ?? "The Api gave no reason; the log in the data folder has it." : null;

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watching;
        _leaving.Dispose();
    }
}
