using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Speakers;

/// <summary>One voice: its name, when and how long it speaks, whom it resembles, and, once it is opened, what can be done about it.</summary>
public sealed partial class SpeakerRow
{
    private ElementReference _name;
    private bool _isOpen;
    private string? _problem;

    [Parameter, EditorRequired]
    public TranscriptSpeaker Speaker { get; set; } = default!;

    /// <summary>The other voices of the episode.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TranscriptSpeaker> Others { get; set; } = [];

    /// <summary>When this voice speaks, in order of time.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SpeakerTurn> Turns { get; set; } = [];

    [Parameter, EditorRequired]
    public SpeakerChanges Changes { get; set; } = default!;

    /// <summary>Length of the episode in seconds, above 0.</summary>
    [Parameter, EditorRequired]
    public double Duration { get; set; }

    [Parameter]
    public bool CanPlay { get; set; }

    /// <summary>Called once this voice is part of another.</summary>
    [Parameter]
    public EventCallback OnMerged { get; set; }

    /// <summary>Of all that is said.</summary>
    private int Percent => (int)Math.Round(100 * Speaker.TalkSeconds / Math.Max(1, Speaker.TalkSeconds + Others.Sum(other => other.TalkSeconds)));

    private async Task AnswerAsync(Task<string?> change)
    {
        _problem = await change;
        await _name.FocusAsync();
    }

    private async Task CloseAsync()
    {
        _isOpen = false;
        await _name.FocusAsync();
    }
}
