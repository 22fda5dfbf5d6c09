using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Speakers;
using Podcasts.Ui.Components.Pages.Transcripts;

namespace Podcasts.Ui.Components.Pages.Transcribe;

/// <summary>The button, the work it starts, and the text that comes of it. It finds a job that is already under way, whoever started it.</summary>
public sealed partial class TranscribePanel(
    TranscribeClient transcribe, TranscriptsClient transcripts, ModelsClient modelsClient, PodcastsClient podcasts) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private SpeakerChanges _changes = default!;
    private TextChanges _texts = default!;
    private ElementReference _heading;
    private Task _watching = Task.CompletedTask;
    private IReadOnlyList<Model> _models = [];
    private IReadOnlyList<TranscriptSegment> _heard = [];
    private Transcript? _transcript;
    private TranscribeStatus? _status;
    private PodcastSettings _show = new(null, null, null, []);
    private PodcastSettings _wanted = new(null, null, null, []);
    private string? _problem;
    private string _spoken = "";
    private bool _loaded;
    private bool _asked;
    private bool _starting;
    private bool _interrupted;
    private bool _audioTold;

    [Parameter, EditorRequired]
    public EpisodeDetail Episode { get; set; } = default!;

    /// <summary>Called once the Api has our copy of the audio.</summary>
    [Parameter]
    public EventCallback OnAudioStored { get; set; }

    /// <summary>Called with a transcript that can be read.</summary>
    [Parameter]
    public EventCallback<Transcript> OnHeard { get; set; }

    /// <summary>What the button would use.</summary>
    private Model? Chosen => _models.FirstOrDefault(model => model.Id == _wanted.Model) ?? _models.FirstOrDefault(model => model.Default);

    /// <summary>What is as the show has it is left to the show.</summary>
    private StartTranscribeRequest Request => new(
        _wanted.Model == _show.Model ? null : Chosen?.Id,
        _wanted.Language == _show.Language ? null : _wanted.Language ?? "auto",
        _wanted.Task == _show.Task ? null : _wanted.Task ?? "transcribe");

    private double Total => _status?.TotalSeconds is > 0 and { } measured ? measured : Episode.Duration ?? 0;

    /// <summary>The words being heard; before the first of them, those of the transcript they will replace.</summary>
    private IReadOnlyList<TranscriptSegment> Segments => _heard.Count > 0 ? _heard : _transcript?.Segments ?? [];

    private bool IsAtWork => _starting || _status is { IsActive: true };

    protected override void OnInitialized() => (_changes, _texts) = (new(transcripts, Episode.Id, TakeAsync), new(transcripts, podcasts, Episode, TakeAsync));

    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        _problem = null;
        try
        {
            _models = (await modelsClient.ListAsync(_leaving.Token)).Models;
            _wanted = _show = await podcasts.FindSettingsAsync(Episode.Podcast, _leaving.Token) ?? _show;
            _status = await transcribe.StatusAsync(Episode.Id, _leaving.Token);
            await ReadAsync();
            _loaded = true;
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

    private async Task StartAsync()
    {
        if (_starting)
        {
            return;
        }

        (_starting, _asked, _problem, _status, _heard) = (true, true, null, null, []);
        await _heading.FocusAsync();
        try
        {
            // Not cancelled when the reader leaves: the job was asked for.
            _status = await transcribe.StartAsync(Episode.Id, Request, CancellationToken.None);
            if (!_status.IsActive)
            {
                await ReadAsync();
            }

            Watch();
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left; the job goes on.
        }
        finally
        {
            _starting = false;
        }
    }

    private async Task CancelAsync()
    {
        try
        {
            await transcribe.CancelAsync(Episode.Id, CancellationToken.None);
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
    }

    private void Watch()
    {
        if (_status is { IsActive: true } && _watching.IsCompleted)
        {
            _watching = WatchAsync();
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            await foreach (var progress in transcribe.WatchAsync(Episode.Id, _leaving.Token))
            {
                await TakeAsync(progress);
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

    private async Task TakeAsync(TranscribeProgress progress)
    {
        _interrupted = progress.Interrupted;
        if (progress.Segments is [var first, ..])
        {
            // A stream that was opened again begins with all segments so far.
            _heard = [.. _heard.TakeWhile(known => known.Id < first.Id), .. progress.Segments];
        }

        if (progress.Status is { } status)
        {
            _status = status;
            _spoken = Say(status);
            if (!_audioTold && Episode.Audio is null && status.Stage > TranscribeStage.Download)
            {
                _audioTold = true;
                await OnAudioStored.InvokeAsync();
            }

            if (status.State == TranscribeState.Done)
            {
                await ReadAsync();
            }
        }
    }

    /// <summary>Reads the finished transcript, if there is one.</summary>
    private async Task ReadAsync()
    {
        if (await transcripts.FindAsync(Episode.Id, _leaving.Token) is { } transcript)
        {
            await TakeAsync(transcript);
        }
    }

    /// <summary>The speakers have been told apart; where that cannot be read now, what is known stays on the page.</summary>
    private async Task ReadAgainAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (Exception exception) when (exception is ApiException or OperationCanceledException)
        {
            _spoken = "The speakers are known; reload the page to see them.";
        }
    }

    private async Task TakeAsync(Transcript transcript)
    {
        (_transcript, _heard) = (transcript, []);
        await OnHeard.InvokeAsync(transcript);
        StateHasChanged();
    }

    /// <summary>For those who listen to the page: each stage, and every tenth of the way.</summary>
    private static string Say(TranscribeStatus status) => status.State switch
    {
        TranscribeState.Done => "The transcript is ready.",
        TranscribeState.Failed => "",
        TranscribeState.Cancelled => "The transcription was cancelled.",
        _ when status.Stage == TranscribeStage.Recognize => $"Recognising speech, {Math.Floor(status.Percent / 10) * 10:0} per cent",
        _ => TranscribeProgressView.Doing(status),
    };

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watching;
        _leaving.Dispose();
        _texts.Dispose();
    }
}
