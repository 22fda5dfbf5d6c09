using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>Finds a text in the whole transcript, from place to place: Enter for the next, Shift+Enter for the one before, Escape to be done.</summary>
public sealed partial class TranscriptFind(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private IReadOnlyList<Paragraph>? _searched;
    private List<(Paragraph Paragraph, int Offset)> _places = [];
    private string _text = "";
    private int _at;

    [Parameter, EditorRequired]
    public IReadOnlyList<Paragraph> Paragraphs { get; set; } = [];

    protected override void OnParametersSet()
    {
        // The words have changed: the count is that of today's, and the reader stays where she is.
        if (_searched is not null && !ReferenceEquals(_searched, Paragraphs))
        {
            Look();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Transcripts/TranscriptFind.razor.js");
            _script = await _module.InvokeAsync<IJSObjectReference>("attach", _root);
        }
    }

    private Task LookAsync()
    {
        _at = 0;
        Look();
        return TellAsync();
    }

    private void Look()
    {
        _searched = Paragraphs;
        _places = _text.Trim() is { Length: > 0 } text ? [.. Paragraphs.SelectMany(paragraph => PlacesIn(paragraph, text))] : [];
        _at = Math.Clamp(_at, 0, Math.Max(0, _places.Count - 1));
    }

    private async Task StepAsync(int step)
    {
        if (_places.Count > 0)
        {
            _at = (_at + step + _places.Count) % _places.Count;
            await TellAsync();
        }
    }

    private Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (key.Key != "Escape")
        {
            return Task.CompletedTask;
        }

        _text = "";
        return LookAsync();
    }

    private async Task TellAsync()
    {
        if (_script is not null)
        {
            var place = _places.Count > 0 ? _places[_at] : ((Paragraph Paragraph, int Offset)?)null;
            await _script.InvokeVoidAsync("find", place is null ? null : _text.Trim(), place?.Paragraph.Start, place?.Offset);
        }
    }

    private static IEnumerable<(Paragraph Paragraph, int Offset)> PlacesIn(Paragraph paragraph, string text)
    {
        for (var at = 0; (at = paragraph.Text.IndexOf(text, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += text.Length)
        {
            yield return (paragraph, at);
        }
    }

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
            // The browser is gone, and the script with it.
        }
    }
}
