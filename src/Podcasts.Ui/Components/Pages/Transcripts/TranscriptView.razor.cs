using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Speakers;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>
/// A transcript to read, in paragraphs: each can be played, and, where the speakers are known, given to another. Only what is near the reader's eye
/// is on the page, however long the episode; the script beside it says what that is, marks the word that is heard and keeps it in view.
/// </summary>
public sealed partial class TranscriptView(IJSRuntime js) : IAsyncDisposable
{
    private const double Near = 0.5; // s

    private IReadOnlyList<TranscriptSegment>? _grouped;
    private (bool, bool, object?, object?, bool) _shown;
    private bool _changed = true;
    private List<Paragraph> _paragraphs = [];
    private IReadOnlyList<TranscriptBlock> _blocks = [];
    private HashSet<int> _near = [0, 1];
    private ElementReference _root;
    private DotNetObjectReference<TranscriptView>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private ILookup<double, TranscriptDoubt>? _doubts;
    private double? _edited;
    private double? _left;
    private double? _corrected;
    private double _correctedTo;

    [Parameter, EditorRequired]
    public IReadOnlyList<TranscriptSegment> Segments { get; set; } = [];

    /// <summary>True while more text is coming.</summary>
    [Parameter]
    public bool IsLive { get; set; }

    /// <summary>True once there is audio to play from a paragraph.</summary>
    [Parameter]
    public bool CanPlay { get; set; }

    /// <summary>Passages to mark; each is marked beside the paragraph that it begins in or after.</summary>
    [Parameter]
    public IReadOnlyList<TranscriptDoubt> Doubts { get; set; } = [];

    /// <summary>The voices, empty until they are known.</summary>
    [Parameter]
    public IReadOnlyList<TranscriptSpeaker> Speakers { get; set; } = [];

    /// <summary>Null where who says what cannot be changed.</summary>
    [Parameter]
    public SpeakerChanges? Changes { get; set; }

    /// <summary>Null where what is said cannot be corrected.</summary>
    [Parameter]
    public TextChanges? Texts { get; set; }

    protected override void OnParametersSet()
    {
        var shown = (IsLive, CanPlay, (object?)Doubts, (object?)Speakers, Texts is null);
        _changed = !ReferenceEquals(_grouped, Segments) || _shown != shown;
        _shown = shown;
        if (!ReferenceEquals(_grouped, Segments))
        {
            _grouped = Segments;
            _paragraphs = Paragraph.From(Segments);
            _blocks = TranscriptBlock.From(_paragraphs);
            if (_edited is { } edited)
            {
                // The passage was changed: its place keeps the focus, whoever says it now.
                (_edited, _left) = (null, _paragraphs.FindLast(paragraph => paragraph.Start <= edited)?.Start);
            }
        }

        if (_changed && _paragraphs.Count > 0)
        {
            _doubts = Doubts.ToLookup(doubt => (_paragraphs.FindLast(paragraph => paragraph.Start <= doubt.Start) ?? _paragraphs[0]).Start);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Transcripts/TranscriptView.razor.js");
            _script = await _module.InvokeAsync<IJSObjectReference>("attach", _root, _self);
        }
    }

    /// <summary>Called by the script: what is near the reader's eye or has the focus.</summary>
    /// <param name="blocks">Numbers of blocks.</param>
    [JSInvokable]
    public void Show(int[] blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (!_near.SetEquals(blocks))
        {
            _near = [.. blocks];
            _changed = true;
            StateHasChanged();
        }
    }

    // What is being changed stays, wherever the reader looks meanwhile.
    private bool IsShown(TranscriptBlock block) => _blocks.Count <= TranscriptBlock.Few || _near.Contains(block.Number) || block.Holds(_edited) || block.Holds(_left) || (_corrected is not null && block.Paragraphs.Any(IsCorrected));

    // A four-hour transcript is not compared with itself at each per cent.
    protected override bool ShouldRender() => _changed;

    private IReadOnlyList<TranscriptDoubt> DoubtsIn(Paragraph paragraph) => _doubts is null ? [] : [.. _doubts[paragraph.Start]];

    private TranscriptSpeaker? SpeakerOf(Paragraph paragraph) => paragraph.SpeakerId is { } id ? Speakers.FirstOrDefault(speaker => speaker.Id == id) : null;

    /// <summary>Opens the editor of a paragraph, or closes it and goes back to where it was opened.</summary>
    private void Edit(Paragraph paragraph)
    {
        var closes = _edited == paragraph.Start;
        (_edited, _left) = (closes ? null : paragraph.Start, closes ? paragraph.Start : null);
        _changed = true;
    }

    /// <summary>Opens the text of a paragraph to be corrected, or closes what is open.</summary>
    private void Correct(Paragraph? paragraph)
    {
        (_left, _corrected) = (null, paragraph is null || IsCorrected(paragraph) ? null : paragraph.Start);
        (_correctedTo, _changed) = (paragraph?.End ?? 0, true);
        StateHasChanged();
    }

    private void CorrectAt(double start)
    {
        if (_paragraphs.FindLast(paragraph => paragraph.Start <= start + Near) is { } paragraph && !IsCorrected(paragraph))
        {
            Correct(paragraph);
        }
    }

    // A correction may move where its paragraph begins by a little, and join it with another.
    private bool IsCorrected(Paragraph paragraph) => _corrected is { } start && paragraph == _paragraphs.FindLast(other => other.Start <= start + Near);

    // For the player's script: "0:12.3 6:12.8", the place in the text and the second.
    private static string Times(Paragraph paragraph) => string.Join(' ', paragraph.Words.Select(word => $"{word.Offset}:{N(word.Start)}"));

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
            // The browser is gone, and the script with it.
        }

        _self?.Dispose();
    }
}
