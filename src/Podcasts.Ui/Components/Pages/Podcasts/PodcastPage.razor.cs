using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Podcasts;

/// <summary>A show and its episodes, newest first. A visit looks for new episodes behind the reader's back.</summary>
public sealed partial class PodcastPage(PodcastsClient podcasts, QueueClient queue, NavigationManager navigation, TimeProvider time) : IDisposable
{
    private const int PageSize = 50;

    /// <summary>A feed read more recently than this is not read again by a visit.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>A feed that fails for less than this is no news: most come back by themselves.</summary>
    private static readonly TimeSpan LongFailing = TimeSpan.FromDays(1);

    private readonly CancellationTokenSource _leaving = new();
    private readonly HashSet<string> _heard = [];
    private PodcastDetail? _podcast;
    private string? _problem;
    private string _find = "";
    private string _news = "";
    private int _shown = PageSize;
    private bool _refreshing;

    /// <summary>The show's id, from the address.</summary>
    [Parameter]
    public string Podcast { get; set; } = "";

    /// <summary>Carries the show from the static rendering into the live page; a long list is fetched again instead of travelling inside the document.</summary>
    [PersistentState]
    public PodcastDetail? Carried
    {
        get => _podcast is { Episodes.Count: <= 4 * PageSize } ? _podcast : null;
        set => _podcast = value;
    }

    private IEnumerable<EpisodeSummary> Found =>
        _podcast?.Episodes.Where(episode => episode.Title.Contains(_find, StringComparison.OrdinalIgnoreCase)) ?? [];

    private (string Title, string Message)? FeedTrouble => _podcast?.Feed is { Problem: { } problem, FailingSince: { } since } feed && time.GetUtcNow() - since > LongFailing
        ? ($"The feed of this show cannot be read since {Clock.Day(since)}.",
            $"{problem} What is here stays. {(feed.Next is null ? "It is tried again when you open this page." : "It is tried again by itself, ever more seldom.")}")
        : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_podcast?.Id != Podcast)
        {
            await LoadAsync();
        }

        if (RendererInfo.IsInteractive && _podcast is { } podcast && !(time.GetUtcNow() - podcast.Refreshed < Fresh))
        {
            await RefreshAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await WatchAsync();
        }
    }

    // An episode that comes to its end while somebody looks is marked at once.
    private async Task WatchAsync()
    {
        try
        {
            await foreach (var progress in queue.WatchAsync(_leaving.Token))
            {
                var done = progress.Queue?.Done.Where(episode => episode.Podcast == Podcast && _podcast?.Episodes.Any(known => known.Id == episode.Episode && !known.Transcribed) == true) ?? [];
                if (done.Where(episode => _heard.Add(episode.Episode)).ToList().Count > 0)
                {
                    _podcast = await podcasts.FindAsync(Podcast, _leaving.Token) ?? _podcast;
                    StateHasChanged();
                }
            }
        }
        catch (ApiException)
        {
            // The list stays as it is known; the queue's own page tells what is wrong.
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left.
        }
    }

    private async Task LoadAsync()
    {
        (_podcast, _problem) = (null, null);
        try
        {
            _podcast = await podcasts.FindAsync(Podcast, _leaving.Token);
            if (_podcast is null)
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

    private async Task RefreshAsync()
    {
        if (_refreshing || _podcast is null)
        {
            return;
        }

        (_refreshing, _news) = (true, "Looking for new episodes");
        StateHasChanged();
        try
        {
            var known = _podcast.Episodes.Select(episode => episode.Id).ToHashSet();
            _podcast = await podcasts.RefreshAsync(_podcast.Id, _leaving.Token);
            _news = _podcast.Episodes.Count(episode => !known.Contains(episode.Id)) switch
            {
                0 => "Up to date",
                1 => "1 new episode",
                var many => $"{many:N0} new episodes",
            };
        }
        catch (ApiException exception)
        {
            _news = $"Not refreshed: {exception.Message}";
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left; the Api finishes what it began.
        }
        finally
        {
            _refreshing = false;
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
