using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Parts;

/// <summary>Plays our own copy of an episode. Anything on the page with <c>data-seek</c> plays from there, and text with <c>data-words</c> from the word that is pressed; what has <c>data-start</c> and <c>data-end</c> is marked while it is heard.</summary>
public sealed partial class AudioPlayer(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _player;

    /// <summary>Path of the audio, on this server.</summary>
    [Parameter, EditorRequired]
    public string Source { get; set; } = "";

    /// <summary>Seconds; the browser's own measure replaces it once the file is open.</summary>
    [Parameter]
    public double Duration { get; set; }

    /// <summary>Where speech was recognised.</summary>
    [Parameter]
    public IReadOnlyList<TranscriptSegment> Segments { get; set; } = [];

    /// <summary>Passages that deserve a check.</summary>
    [Parameter]
    public IReadOnlyList<TranscriptDoubt> Doubts { get; set; } = [];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Parts/AudioPlayer.razor.js");
            _player = await _module.InvokeAsync<IJSObjectReference>("attach", _root);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_player is not null)
            {
                await _player.InvokeVoidAsync("detach");
                await _player.DisposeAsync();
            }

            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the player with it.
        }
    }
}
