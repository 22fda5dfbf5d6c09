using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Bookmarks;

/// <summary>The bookmarks of all episodes, the newest first.</summary>
public sealed partial class BookmarksPage(BookmarksClient client) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string? _problem;

    /// <summary>Null until it is known. Carried from the first, static rendering into the live page.</summary>
    [PersistentState]
    public BookmarkList? List { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (List is null)
        {
            await LoadAsync();
        }
    }

    private Task LoadAsync() => TryAsync(async () => List = await client.ListAsync(null, _leaving.Token));

    private Task LoadMoreAsync() => TryAsync(async () =>
    {
        var more = await client.ListAsync(List!.Next, _leaving.Token);
        List = more with { Bookmarks = [.. List.Bookmarks, .. more.Bookmarks] };
    });

    private void Take(Bookmark changed) =>
        List = List! with { Bookmarks = [.. List.Bookmarks.Select(bookmark => bookmark.Id == changed.Id ? changed : bookmark)] };

    private async Task TryAsync(Func<Task> act)
    {
        _problem = null;
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

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
