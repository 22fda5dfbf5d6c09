using System.Globalization;
using Microsoft.AspNetCore.Components;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Speakers;

namespace Podcasts.Ui.Components.Pages.Transcripts;

/// <summary>A transcript to read, in paragraphs: each can be played, and, where the speakers are known, given to another.</summary>
public sealed partial class TranscriptView
{
    private IReadOnlyList<TranscriptSegment>? _grouped;
    private (bool, bool, object?, object?) _shown;
    private bool _changed = true;
    private List<Paragraph> _paragraphs = [];
    private ILookup<double, TranscriptDoubt>? _doubts;
    private double? _edited;
    private double? _left;

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

    protected override void OnParametersSet()
    {
        var shown = (IsLive, CanPlay, (object?)Doubts, (object?)Speakers);
        _changed = !ReferenceEquals(_grouped, Segments) || _shown != shown;
        _shown = shown;
        if (!ReferenceEquals(_grouped, Segments))
        {
            _grouped = Segments;
            _paragraphs = Paragraph.From(Segments);
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

    // For the player's script: "0:12.3 6:12.8", the place in the text and the second.
    private static string Times(Paragraph paragraph) => string.Join(' ', paragraph.Words.Select(word => $"{word.Offset}:{N(word.Start)}"));

    private static string N(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
