using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Speakers;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>Gives a paragraph, or some of its words, to another speaker, or splits it at a word.</summary>
public sealed partial class TurnEditor
{
    private const string Somebody = "new";

    private List<Word> _words = [];
    private ElementReference _select;
    private string _speaker = "";
    private int? _from;
    private int? _to;
    private int _at;
    private string? _problem;

    [Parameter, EditorRequired]
    public Paragraph Paragraph { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<TranscriptSpeaker> Speakers { get; set; } = [];

    [Parameter, EditorRequired]
    public SpeakerChanges Changes { get; set; } = default!;

    [Parameter]
    public EventCallback OnClose { get; set; }

    private string Whole => (_from, _to) switch
    {
        ({ } from, { } to) when to > from => $"Change {to - from + 1} words",
        ({ }, _) => "Change 1 word",
        _ => "Change all of it",
    };

    protected override void OnInitialized() => _words =
    [
        .. from segment in Paragraph.Segments
           from word in segment.Words.Count > 0 ? segment.Words : [new TranscriptWord(segment.Start, segment.End, segment.Text.Trim(), 1)]
           select new Word(word),
    ];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _select.FocusAsync();
        }
    }

    private TranscriptSpeaker? Chosen => Speakers.FirstOrDefault(speaker => speaker.Id == _speaker);

    private bool IsChosen(int place) => place >= _from && place <= _to;

    /// <summary>The first press chooses a word, the second the words up to another; a third begins anew.</summary>
    private void Press(int place)
    {
        var extends = _from is not null && _from == _to && place != _from;
        (_from, _to) = extends ? (Math.Min(_from!.Value, place), Math.Max(_to!.Value, place))
            : _from == place && _to == place ? ((int?)null, (int?)null)
            : (place, place);
        _at = place;
    }

    private async Task MoveAsync(KeyboardEventArgs key)
    {
        if (key.Key is " " or "Enter")
        {
            Press(_at);
            return;
        }

        var to = key.Key switch
        {
            "ArrowLeft" or "ArrowUp" => _at - 1,
            "ArrowRight" or "ArrowDown" => _at + 1,
            "Home" => 0,
            "End" => _words.Count - 1,
            _ => _at,
        };
        if (to == _at || to < 0 || to >= _words.Count)
        {
            return;
        }

        if (key.ShiftKey)
        {
            (_from, _to) = (Math.Min(_from ?? _at, to), Math.Max(_to ?? _at, to));
        }

        _at = to;
        await _words[to].Element.FocusAsync();
    }

    private async Task ReassignAsync()
    {
        if (_speaker.Length == 0)
        {
            _problem = "Choose who says it.";
            return;
        }

        var (start, end) = _from is { } from && _to is { } to ? (_words[from].Start, _words[to].End) : (Paragraph.Start, Paragraph.End);
        _problem = await Changes.ReassignAsync(Chosen, start, end);
    }

    /// <summary>Two turns of one: from the word on it is the chosen speaker or, as long as none is, somebody new.</summary>
    private async Task SplitAsync() => _problem = await Changes.ReassignAsync(Chosen, _words[_from!.Value].Start, Paragraph.End);

    /// <summary>A word that can be chosen; where the words of a segment are not known, all of it.</summary>
    private sealed class Word(TranscriptWord word)
    {
        public ElementReference Element;

        public double Start { get; } = word.Start;

        public double End { get; } = word.End;

        public string Text { get; } = word.Text;
    }
}
