using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Components.Pages.Speakers;

/// <summary>The voices of an episode: who speaks when and how long, their names, and the work that tells them apart.</summary>
public sealed partial class SpeakersSection(SpeakersClient speakers) : IDisposable
{
    /// <summary>Id of the list of names that are offered.</summary>
    internal const string Cast = "cast";

    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _heading;
    private ILookup<string, SpeakerTurn> _turns = Array.Empty<SpeakerTurn>().ToLookup(turn => turn.Speaker);
    private IReadOnlyList<SpeakerTurn>? _lookedUp;
    private IReadOnlyList<string> _names = [];
    private string? _problem;

    [Parameter, EditorRequired]
    public EpisodeDetail Episode { get; set; } = default!;

    [Parameter, EditorRequired]
    public Transcript Transcript { get; set; } = default!;

    [Parameter, EditorRequired]
    public SpeakerChanges Changes { get; set; } = default!;

    /// <summary>Called once the Api has identified the speakers (again).</summary>
    [Parameter]
    public EventCallback OnIdentified { get; set; }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_lookedUp, Transcript.Turns))
        {
            _lookedUp = Transcript.Turns;
            _turns = Transcript.Turns.ToLookup(turn => turn.Speaker);
        }
    }

    protected override void OnInitialized() => _names = [.. Episode.Persons.Select(person => person.Name).Distinct()];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            var people = await speakers.ListAsync(Episode.Podcast, Episode.Id, _leaving.Token);
            _names = [.. _names.Union(people.Select(person => person.Name))];
            StateHasChanged();
        }
        catch (Exception exception) when (exception is ApiException or OperationCanceledException)
        {
            // Names can be written without being offered.
        }
    }

    private IReadOnlyList<SpeakerTurn> TurnsOf(TranscriptSpeaker speaker) => [.. _turns[speaker.Id]];

    private async Task UndoAsync()
    {
        _problem = await Changes.UndoAsync();
        await _heading.FocusAsync();
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
