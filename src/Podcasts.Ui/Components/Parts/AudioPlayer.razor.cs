using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Parts;

/// <summary>
/// Plays our own copy of an episode. Anything on the page with <c>data-seek</c> plays from there (up to <c>data-until</c>, if it has one), text with
/// <c>data-words</c> from the word that is pressed; of what has <c>data-chapter</c>, the one that is heard gets <c>aria-current</c>.
/// To scripts it says what is heard as the event <c>player:time</c>, passes on keys that are not its own as <c>player:key</c>, and obeys <c>player:seek</c> and <c>player:loop</c>.
/// </summary>
public sealed partial class AudioPlayer(IJSRuntime js) : IAsyncDisposable
{
    private static readonly double[] Rates = [0.5, 0.6, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];

    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _player;
    private IReadOnlyList<TranscriptSegment>? _stopped;
    private string _stops = "";
    private double? _arrived;

    /// <summary>Id of the episode, under which the browser keeps the position.</summary>
    [Parameter]
    public string Episode { get; set; } = "";

    /// <summary>The episode's title, for a phone's lock screen.</summary>
    [Parameter]
    public string Title { get; set; } = "";

    /// <summary>The show's title.</summary>
    [Parameter]
    public string Show { get; set; } = "";

    /// <summary>Path of the audio, on this server.</summary>
    [Parameter, EditorRequired]
    public string Source { get; set; } = "";

    /// <summary>Seconds; the browser's own measure replaces it once the file is open.</summary>
    [Parameter]
    public double Duration { get; set; }

    /// <summary>The second that the reader's link leads to, or null to go on where this browser left off.</summary>
    [Parameter]
    public double? At { get; set; }

    /// <summary>What the sound looks like, or null while that is not known.</summary>
    [Parameter]
    public EpisodePeaks? Peaks { get; set; }

    /// <summary>Where speech was recognised.</summary>
    [Parameter]
    public IReadOnlyList<TranscriptSegment> Segments { get; set; } = [];

    /// <summary>The voices, empty until they are known.</summary>
    [Parameter]
    public IReadOnlyList<TranscriptSpeaker> Speakers { get; set; } = [];

    /// <summary>Passages that deserve a check.</summary>
    [Parameter]
    public IReadOnlyList<TranscriptDoubt> Doubts { get; set; } = [];

    /// <summary>In order of time.</summary>
    [Parameter]
    public IReadOnlyList<Chapter> Chapters { get; set; } = [];

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_stopped, Segments))
        {
            _stopped = Segments;
            _stops = string.Join(' ', SpeakerChanges(Segments).Select(N));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _arrived = At;
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Parts/AudioPlayer.razor.js");
            _player = await _module.InvokeAsync<IJSObjectReference>("attach", _root);
        }
        else if (_player is not null && At is { } at && at != _arrived)
        {
            _arrived = at; // Another link to the same episode.
            await _player.InvokeVoidAsync("arrive", at);
        }
    }

    /// <summary>Where each turn begins; as long as the speakers are not known, where speech begins after a pause.</summary>
    internal static IEnumerable<double> SpeakerChanges(IReadOnlyList<TranscriptSegment> segments)
    {
        const double Pause = 1.5; // s
        var known = segments.Any(segment => segment.Speaker is not null);
        for (var i = 0; i < segments.Count; i++)
        {
            if (i == 0 || (known ? (segments[i].SpeakerId, segments[i].Speaker) != (segments[i - 1].SpeakerId, segments[i - 1].Speaker) : segments[i].Start - segments[i - 1].End >= Pause))
            {
                yield return segments[i].Start;
            }
        }
    }

    private static string N(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

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
