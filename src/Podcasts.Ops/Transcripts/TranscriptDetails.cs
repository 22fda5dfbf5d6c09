using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Editing;

namespace Podcasts.Ops.Transcripts;

/// <summary>What was said in an episode, as it is kept here.</summary>
/// <param name="Language">ISO 639-1 code as heard; empty where nothing was said.</param>
/// <param name="Translated">Whether the words are an English translation of what was said.</param>
/// <param name="Speakers">Empty until they are known.</param>
/// <param name="Turns">Who speaks when, in order of time; empty until that is known.</param>
/// <param name="Undo">The correction of the speakers that an undo would take back, in a few words, or null.</param>
/// <param name="Edits">Where corrections of the text stand.</param>
public sealed record TranscriptDetails(
    string Episode,
    string Model,
    string Language,
    bool Translated,
    TimeSpan Duration,
    QualityDetails Quality,
    IReadOnlyList<SpeakerDetails> Speakers,
    IReadOnlyList<TurnDetails> Turns,
    string? Undo,
    EditsDetails Edits,
    IReadOnlyList<SegmentDetails> Segments)
{
    internal static TranscriptDetails From(Transcript t) => new(
        t.Episode,
        t.Model,
        t.Language,
        t.Translated,
        t.Duration,
        QualityDetails.From(t.Quality!),
        [.. t.Speakers.Select(SpeakerDetails.From)],
        [.. t.Turns.Select(turn => new TurnDetails(turn.Start, turn.End, turn.Speaker, turn.Overlap))],
        t.Undo,
        new(t.Edits.Undo, t.Edits.Redo),
        [.. t.Segments.Select(SegmentDetails.From)]);
}

/// <summary>Where corrections of the text stand.</summary>
/// <param name="Undo">The one that an undo would take back, in a few words, or null.</param>
/// <param name="Redo">The one that would be made again, in a few words, or null.</param>
public sealed record EditsDetails(string? Undo, string? Redo);

/// <summary>A stretch of speech.</summary>
/// <param name="Id">Position in the transcript, from 0.</param>
/// <param name="Speaker">Who speaks, as shown, or null until that is known.</param>
/// <param name="SpeakerId">Which of the speakers, or null.</param>
/// <param name="Revision">Which state of the segment this is; a change of it names it.</param>
/// <param name="Heard">What the machine heard where a person has written something else; else null.</param>
/// <param name="Words">In order of time; empty where the engine gave none.</param>
/// <param name="Confidence">Null where the engine did not say.</param>
public sealed record SegmentDetails(
    int Id, TimeSpan Start, TimeSpan End, string Text, string? Speaker, string? SpeakerId, string Revision, string? Heard, IReadOnlyList<WordDetails> Words, ConfidenceDetails? Confidence)
{
    internal static SegmentDetails From(TranscriptSegment s) => new(
        s.Id,
        s.Start,
        s.End,
        s.Text,
        s.Speaker,
        s.SpeakerId,
        SegmentRevision.Of(s),
        s.Heard,
        [.. s.Words.Select(w => new WordDetails(w.Start, w.End, w.Text, w.Probability, w.Speaker, w.SecondSpeaker))],
        s.Confidence is { } c ? new(c.MeanLogProbability, c.NoSpeechProbability, c.CompressionRatio, c.Temperature) : null);
}

/// <summary>One spoken word.</summary>
/// <param name="Probability">How sure the recogniser was, 0 to 1.</param>
/// <param name="SecondSpeaker">Who speaks at the same time, or null.</param>
public sealed record WordDetails(TimeSpan Start, TimeSpan End, string Text, double Probability, string? Speaker, string? SecondSpeaker);

/// <summary>How sure the recogniser was of a segment.</summary>
/// <param name="MeanLogProbability">Natural logarithm, mean over the window's tokens.</param>
/// <param name="NoSpeechProbability">Of the window, 0 to 1.</param>
/// <param name="CompressionRatio">Of the window's text; above 2.4 means repetition.</param>
/// <param name="Temperature">At which it was heard, 0 to 1.</param>
public sealed record ConfidenceDetails(double MeanLogProbability, double NoSpeechProbability, double CompressionRatio, double Temperature);
