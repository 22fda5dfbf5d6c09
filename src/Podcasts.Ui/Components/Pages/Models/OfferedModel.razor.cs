using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Models;

/// <summary>A model that can be downloaded, and its download, whoever started it.</summary>
public sealed partial class OfferedModel(ModelsClient client) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Task _watching = Task.CompletedTask;
    private ModelDownload? _status;
    private string? _problem;
    private string _spoken = "";
    private bool _interrupted;

    [Parameter, EditorRequired]
    public CatalogModel Model { get; set; } = default!;

    /// <summary>Called once the model is here.</summary>
    [Parameter]
    public EventCallback OnInstalled { get; set; }

    private string Languages => Model.Languages switch
    {
        null => "Any language",
        1 => "English only",
        var many => $"{many} languages",
    };

    protected override void OnInitialized()
    {
        Take(Model.Download);
        Watch();
    }

    private async Task StartAsync()
    {
        _problem = null;
        try
        {
            // Not cancelled when the reader leaves: the model was asked for.
            Take(await client.DownloadAsync(Model.Id, CancellationToken.None));
            Watch();
            if (_status is { State: ModelDownloadState.Done })
            {
                await OnInstalled.InvokeAsync();
            }
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
    }

    private async Task CancelAsync()
    {
        try
        {
            await client.CancelAsync(Model.Id, CancellationToken.None);
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
    }

    private void Watch()
    {
        if (RendererInfo.IsInteractive && _status is { IsActive: true } && _watching.IsCompleted)
        {
            _watching = WatchAsync();
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            await foreach (var progress in client.WatchAsync(Model.Id, _leaving.Token))
            {
                _interrupted = progress.Status is null;
                Take(progress.Status ?? _status);
                StateHasChanged();
            }

            if (_status is { State: ModelDownloadState.Done })
            {
                await OnInstalled.InvokeAsync();
            }
        }
        catch (ApiException exception)
        {
            (_status, _problem) = (null, exception.Message);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // Leaving the page stops watching, never the download.
        }

        StateHasChanged();
    }

    private void Take(ModelDownload? status)
    {
        _status = status;
        _problem = status is { State: ModelDownloadState.Failed } ? status.Error : null;
        _spoken = status?.State switch
        {
            ModelDownloadState.Downloading => $"Downloading {Model.Name}, {Math.Floor(status.Percent / 10) * 10:0} per cent",
            ModelDownloadState.Verifying => $"Checking {Model.Name}",
            ModelDownloadState.Done => $"{Model.Name} is here.",
            ModelDownloadState.Cancelled => "The download was cancelled.",
            _ => "",
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watching;
        _leaving.Dispose();
    }
}
