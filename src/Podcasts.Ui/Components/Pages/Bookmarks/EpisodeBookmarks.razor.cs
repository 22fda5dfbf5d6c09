using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Bookmarks;

/// <summary>The bookmarks of an episode. A press in the player, or the key B, makes one at the second that is heard; its note is written above the player, wherever the reader is.</summary>
public sealed partial class EpisodeBookmarks(BookmarksClient client, IJSRuntime js) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private DotNetObjectReference<EpisodeBookmarks>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private ElementReference _root;
    private List<Bookmark>? _bookmarks;
    private Bookmark? _new;
    private string? _problem;

    [Parameter, EditorRequired]
    public string Episode { get; set; } = "";

    /// <summary>Marks a second; the page's script calls it.</summary>
    [JSInvokable]
    public async Task AddAsync(double seconds)
    {
        _problem = null;
        try
        {
            _new = await client.AddAsync(Episode, Math.Round(seconds, 2), CancellationToken.None);
            _bookmarks = [.. (_bookmarks ?? []).Append(_new).OrderBy(bookmark => bookmark.Seconds)];
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }

        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var leaving = _leaving.Token;
        _module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Bookmarks/EpisodeBookmarks.razor.js");
        _self = DotNetObjectReference.Create(this);
        _script = await _module.InvokeAsync<IJSObjectReference>("attach", _root, _self);
        try
        {
            _bookmarks = [.. await client.OfEpisodeAsync(Episode, leaving)];
        }
        catch (ApiException exception)
        {
            _problem = exception.Message;
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            return; // The reader left.
        }

        StateHasChanged();
    }

    private void Take(Bookmark changed)
    {
        _new = null;
        _bookmarks = [.. _bookmarks!.Select(bookmark => bookmark.Id == changed.Id ? changed : bookmark)];
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("detach");
                await _script.DisposeAsync();
            }

            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the script with it.
        }

        _self?.Dispose();
    }
}
