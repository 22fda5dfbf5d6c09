using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>What can be done with words that are selected: quote them with speaker, show, date and a link to the second, link to them, repeat them.</summary>
public sealed partial class QuoteBar(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;

    [Parameter, EditorRequired]
    public EpisodeDetail Episode { get; set; } = default!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Transcripts/QuoteBar.razor.js");
            _script = await _module.InvokeAsync<IJSObjectReference>("attach", _root);
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
