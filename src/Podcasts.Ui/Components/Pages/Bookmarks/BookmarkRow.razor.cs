using System.Globalization;
using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Bookmarks;

/// <summary>A bookmark: when, what was said, what somebody wrote. What is removed can be brought back in its place.</summary>
public sealed partial class BookmarkRow(BookmarksClient client)
{
    private ElementReference _field;
    private string? _written;
    private string? _problem;
    private bool _removed;
    private bool _takesFocus;

    [Parameter, EditorRequired]
    public Bookmark Bookmark { get; set; } = null!;

    /// <summary>Whether it stands on its episode's page, whose player it moves.</summary>
    [Parameter]
    public bool InEpisode { get; set; }

    /// <summary>Whether its note is to be written at once, because it was just made.</summary>
    [Parameter]
    public bool IsNew { get; set; }

    [Parameter]
    public EventCallback<Bookmark> OnChanged { get; set; }

    /// <summary>Called when its note was left as it is.</summary>
    [Parameter]
    public EventCallback OnLeft { get; set; }

    private string Seconds => Bookmark.Seconds.ToString("0.##", CultureInfo.InvariantCulture);

    protected override void OnInitialized()
    {
        if (IsNew)
        {
            Write();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_takesFocus && _written is not null)
        {
            _takesFocus = false;
            await _field.FocusAsync();
        }
    }

    private Task LeaveAsync()
    {
        _written = null;
        return OnLeft.InvokeAsync();
    }

    private void Write() => (_written, _takesFocus) = (Bookmark.Note, true);

    private Task SaveAsync() => TryAsync(async () =>
    {
        var changed = await client.ChangeAsync(Bookmark.Id, _written!, CancellationToken.None);
        _written = null;
        await OnChanged.InvokeAsync(changed);
    });

    private Task RemoveAsync() => TryAsync(async () =>
    {
        await client.RemoveAsync(Bookmark.Id, CancellationToken.None);
        _removed = true;
    });

    private Task UndoAsync() => TryAsync(async () =>
    {
        await client.UndoAsync(Bookmark.Id, CancellationToken.None);
        _removed = false;
    });

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
    }
}
