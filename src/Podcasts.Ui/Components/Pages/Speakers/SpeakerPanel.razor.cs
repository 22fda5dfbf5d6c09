using System.Globalization;
using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Speakers;

/// <summary>What can be done about a voice: listen to it, give it a name, say that it is another one.</summary>
public sealed partial class SpeakerPanel
{
    private ElementReference _field;
    private string _name = "";
    private string _into = "";
    private string? _problem;

    [Parameter, EditorRequired]
    public TranscriptSpeaker Speaker { get; set; } = default!;

    /// <summary>The other voices of the episode.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TranscriptSpeaker> Others { get; set; } = [];

    [Parameter, EditorRequired]
    public SpeakerChanges Changes { get; set; } = default!;

    [Parameter]
    public bool CanPlay { get; set; }

    [Parameter]
    public EventCallback OnNamed { get; set; }

    [Parameter]
    public EventCallback OnMerged { get; set; }

    protected override void OnInitialized() => _name = Speaker.Name ?? "";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _field.FocusAsync();
        }
    }

    private async Task NameAsync()
    {
        _problem = await Changes.NameAsync(Speaker, _name.Trim());
        if (_problem is null)
        {
            await OnNamed.InvokeAsync();
        }
    }

    private async Task MergeAsync()
    {
        if (Others.FirstOrDefault(other => other.Id == _into) is not { } into)
        {
            _problem = "Choose the speaker who is the same person.";
            return;
        }

        _problem = await Changes.MergeAsync(Speaker, into);
        if (_problem is null)
        {
            await OnMerged.InvokeAsync();
        }
    }

    private string Id(string field) => $"speaker-{Speaker.Id}-{field}";

    private static string N(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
