using System.Globalization;
using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Search;

/// <summary>Everything that was ever said. What is looked for is in the address, so that it can be shared and gone back to.</summary>
public sealed partial class SearchPage(SearchClient search, PodcastsClient podcasts, SpeakersClient speakers, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly Form _form = new();
    private IReadOnlyList<string> _speakers = [];
    private string? _address;
    private string? _problem;
    private bool _loadingMore;

    /// <summary>The words, from the address; so are the others.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Podcast { get; set; }

    [SupplyParameterFromQuery]
    public string? Speaker { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>Null until it is known. Carried from the first, static rendering into the live page, with what it is for.</summary>
    [PersistentState]
    public SearchResult? Result { get; set; }

    [PersistentState]
    public SearchTerms? Searched { get; set; }

    [PersistentState]
    public IReadOnlyList<PodcastSummary>? Shows { get; set; }

    private SearchTerms Wanted => new(Q ?? "", Podcast, Speaker, Day(From), Day(To));

    private bool IsNarrow => new[] { Podcast, Speaker, From, To }.Any(part => !string.IsNullOrEmpty(part));

    private string Sum => Result is null || string.IsNullOrWhiteSpace(Q) || _problem is not null ? ""
        : (Result.Hits.Count == 0 ? "Nothing found." : $"{Result.Hits.Count:N0}{(Result.Next is null ? "" : " and more")} {(Result.Hits.Count == 1 ? "passage" : "passages")}, the newest episode first.")
            + (Result.Unindexed == 0 ? "" : Result.Unindexed == 1 ? " One episode is still being indexed." : $" {Result.Unindexed:N0} episodes are still being indexed.");

    protected override async Task OnParametersSetAsync()
    {
        if (_address == navigation.Uri)
        {
            return;
        }

        _address = navigation.Uri;
        (_form.Query, _form.Podcast, _form.Speaker, _form.From, _form.To) = (Q ?? "", Podcast ?? "", Speaker ?? "", Day(From), Day(To));
        if (Searched != Wanted)
        {
            await LoadAsync();
        }

        await LoadSpeakersAsync();
    }

    private async Task LoadAsync()
    {
        (Result, _problem) = (null, null);
        var wanted = Wanted;
        await TryAsync(async () =>
        {
            Shows ??= await podcasts.ListAsync(_leaving.Token);
            var result = string.IsNullOrWhiteSpace(wanted.Query) ? null : await search.SearchAsync(wanted, null, _leaving.Token);
            if (wanted == Wanted)
            {
                (Result, Searched) = (result, wanted);
            }
        });
    }

    private async Task LoadMoreAsync()
    {
        _loadingMore = true;
        var (wanted, before) = (Wanted, Result!);
        await TryAsync(async () =>
        {
            var more = await search.SearchAsync(wanted, before.Next, _leaving.Token);
            if (ReferenceEquals(before, Result))
            {
                Result = more with { Hits = [.. before.Hits, .. more.Hits] };
            }
        });
        _loadingMore = false;
    }

    // Names to choose from; without them a name can still be typed.
    private async Task LoadSpeakersAsync()
    {
        _speakers = [];
        if (RendererInfo.IsInteractive && _form.Podcast.Length > 0)
        {
            try
            {
                _speakers = [.. (await speakers.ListAsync(_form.Podcast, null, _leaving.Token)).Select(person => person.Name)];
            }
            catch (Exception exception) when (exception is ApiException or OperationCanceledException)
            {
                // It is only a help.
            }
        }
    }

    private void Submit() => navigation.NavigateTo(navigation.GetUriWithQueryParameters("/search", new Dictionary<string, object?>
    {
        ["q"] = Given(_form.Query),
        ["podcast"] = Given(_form.Podcast),
        ["speaker"] = Given(_form.Speaker),
        ["from"] = _form.From,
        ["to"] = _form.To,
    }));

    private async Task TryAsync(Func<Task> act)
    {
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
    }

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private sealed class Form
    {
        public string Query { get; set; } = "";

        public string Podcast { get; set; } = "";

        public string Speaker { get; set; } = "";

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }
    }
}
