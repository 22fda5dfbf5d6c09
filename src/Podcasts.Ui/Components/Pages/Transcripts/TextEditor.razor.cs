using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>
/// Corrects the text of a passage, segment by segment, while the player goes on. What is typed belongs to the script beside it: it is kept in the
/// browser with each key, saved by itself after a moment, and saved later where the connection is lost.
/// </summary>
public sealed partial class TextEditor(IJSRuntime js) : IAsyncDisposable
{
    private const double Near = 0.5; // s: a correction may move where its segment begins by a little

    private ElementReference _root;
    private DotNetObjectReference<TextEditor>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private IReadOnlyList<string> _names = [];
    private string? _conflict;
    private string? _problem;

    /// <summary>Seconds, where the passage begins.</summary>
    [Parameter, EditorRequired]
    public double Start { get; set; }

    /// <summary>Seconds.</summary>
    [Parameter, EditorRequired]
    public double End { get; set; }

    /// <summary>All of the transcript.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TranscriptSegment> Segments { get; set; } = [];

    [Parameter, EditorRequired]
    public TextChanges Changes { get; set; } = default!;

    [Parameter]
    public EventCallback OnClose { get; set; }

    private List<TranscriptSegment> Shown => [.. Segments.Where(segment => segment.Start >= Start - Near && segment.Start < End && (segment.Start + segment.End) / 2 >= Start)];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Transcripts/TextEditor.razor.js");
            _script = await _module.InvokeAsync<IJSObjectReference>("attach", _root, _self, Changes.Episode);
        }
        else if (_script is not null)
        {
            await _script.InvokeVoidAsync("sync");
        }
    }

    /// <summary>Called by the script after a pause in typing.</summary>
    /// <returns>The new revision, or null where it was not saved.</returns>
    [JSInvokable]
    public async Task<string?> SaveAsync(int segment, string revision, string text, bool continues)
    {
        var before = Segments.FirstOrDefault(known => known.Revision == revision);
        await TryAsync(() => Changes.EditAsync(segment, revision, text, continues), Segments.FirstOrDefault(known => known.Id == segment));
        if (_problem is not null || _conflict is not null)
        {
            return null;
        }

        _names = before is null ? _names : [.. NewNames.In(before.Heard ?? before.Text, text)];
        StateHasChanged();
        return Segments.FirstOrDefault(now => before is not null && Math.Abs(now.Start - before.Start) < Near && now.Text == text)?.Revision ?? "";
    }

    /// <summary>Called by the script, once what was typed is saved.</summary>
    [JSInvokable]
    public Task SplitAsync(int segment, string revision, int offset) => TryAsync(() => Changes.SplitAsync(segment, revision, offset), null);

    [JSInvokable]
    public Task JoinAsync(int segment, string revision) => TryAsync(() => Changes.JoinAsync(segment, revision), null);

    [JSInvokable]
    public Task RevertAsync(int segment, string revision) => TryAsync(() => Changes.RevertAsync(segment, revision), null);

    [JSInvokable]
    public Task CloseAsync() => OnClose.InvokeAsync();

    private async Task LearnAsync(string name)
    {
        _problem = await Changes.LearnAsync(name);
        _names = _problem is null ? [.. _names.Where(other => other != name)] : _names;
    }

    private async Task TryAsync(Func<Task<string?>> change, TranscriptSegment? written)
    {
        _conflict = null;
        _problem = await change();
        if (_problem is not null && written is not null && _problem.StartsWith("Meanwhile", StringComparison.Ordinal))
        {
            (_conflict, _problem) = (Shown.LastOrDefault(now => now.Start <= written.Start + Near) is { } there ? N(there.Start) : null, null);
        }

        StateHasChanged();
    }

    private static string N(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
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
            // The browser is gone; what was typed is kept in it.
        }

        _self?.Dispose();
    }
}
