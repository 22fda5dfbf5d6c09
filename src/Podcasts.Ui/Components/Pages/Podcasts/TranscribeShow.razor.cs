using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Podcasts;

/// <summary>A show's back catalogue or one of its seasons in one press, and its new episodes without any.</summary>
public sealed partial class TranscribeShow(PodcastsClient podcasts) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private PodcastSettings? _settings;
    private string? _problem;
    private int? _season;
    private int? _queued;
    private bool _busy;

    [Parameter, EditorRequired]
    public PodcastDetail Podcast { get; set; } = default!;

    private IReadOnlyList<int> Seasons => [.. Podcast.Episodes.Select(episode => episode.Season).OfType<int>().Distinct().OrderDescending()];

    /// <summary>How many episodes have no transcript, of a season or of all.</summary>
    private int Missing(int? season) => Podcast.Episodes.Count(episode => !episode.Transcribed && (season is null || episode.Season == season));

    private Task LoadAsync() => _settings is not null ? Task.CompletedTask : TryAsync(async () =>
        _settings = await podcasts.FindSettingsAsync(Podcast.Id, _leaving.Token));

    // Not cancelled when the reader leaves: it was asked for.
    private Task StartAsync() => TryAsync(async () =>
        _queued = (await podcasts.TranscribeAsync(Podcast.Id, new(_season), CancellationToken.None)).Queued);

    // What else is set for the show may have been changed meanwhile, so it is read just before it is written back.
    private Task KeepAsync(bool transcribeNew) => TryAsync(async () =>
    {
        var settings = await podcasts.FindSettingsAsync(Podcast.Id, _leaving.Token) ?? throw new ApiException("This show was removed meanwhile. Go back to the list of shows.");
        _settings = await podcasts.SaveSettingsAsync(Podcast.Id, settings with { TranscribeNew = transcribeNew }, CancellationToken.None);
    });

    private async Task TryAsync(Func<Task> act)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        try
        {
            await act();
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left; there is nobody to show it to.
        }
        finally
        {
            _busy = false;
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
