using Podcasts.Ops.Transcripts;

namespace Podcasts.Api.Transcripts;

/// <summary>What was said in an episode.</summary>
/// <param name="Episode">Whose words.</param>
/// <param name="Model">The model that heard it.</param>
/// <param name="Language">ISO 639-1 code of the language heard; empty where nothing was said.</param>
/// <param name="Translated">Whether the words are an English translation of what was said.</param>
/// <param name="Duration">Seconds of audio.</param>
/// <param name="Quality">How far it can be trusted, and where not.</param>
/// <param name="Speakers">Who speaks; empty until that is known.</param>
/// <param name="Turns">Who speaks when, in order of time; empty until that is known.</param>
/// <param name="Undo">The correction of the speakers that an undo would take back, in a few words; null where there is none.</param>
/// <param name="Edits">Where corrections of the text stand.</param>
/// <param name="Segments">In order of time.</param>
public sealed record TranscriptResponse(
    string Episode,
    string Model,
    string Language,
    bool Translated,
    double Duration,
    QualityResponse Quality,
    IReadOnlyList<SpeakerResponse> Speakers,
    IReadOnlyList<TurnResponse> Turns,
    string? Undo,
    EditsResponse Edits,
    IReadOnlyList<SegmentResponse> Segments)
{
    internal static TranscriptResponse From(TranscriptDetails t) => new(
        t.Episode,
        t.Model,
        t.Language,
        t.Translated,
        SegmentResponse.Seconds(t.Duration),
        QualityResponse.From(t.Quality),
        [.. t.Speakers.Select(SpeakerResponse.From)],
        [.. t.Turns.Select(TurnResponse.From)],
        t.Undo,
        new(t.Edits.Undo, t.Edits.Redo),
        [.. t.Segments.Select(SegmentResponse.From)]);
}

/// <summary>How far a transcript can be trusted, and where not.</summary>
/// <param name="SpeechSeconds">Length of all speech that was found; 0 where that is not known.</param>
/// <param name="Coverage">Share of the speech that has text, 0 to 1; null where it is not known.</param>
/// <param name="Confidence">How sure the recogniser was on average, 0 to 1; null where it does not say.</param>
/// <param name="Doubts">Passages that deserve a second look, in order of time.</param>
public sealed record QualityResponse(double SpeechSeconds, double? Coverage, double? Confidence, IReadOnlyList<DoubtResponse> Doubts)
{
    internal static QualityResponse From(QualityDetails q) => new(
        SegmentResponse.Seconds(q.Speech), Rounded(q.Coverage), Rounded(q.Confidence), [.. q.Doubts.Select(DoubtResponse.From)]);

    private static double? Rounded(double? value) => value is { } known ? SegmentResponse.Rounded(known) : null;
}

/// <summary>A passage that deserves a second look.</summary>
/// <param name="Kind">speechWithoutText, textWithoutSpeech, loop, repetition, fast, slow or lowConfidence.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
/// <param name="Message">Why, in a sentence.</param>
public sealed record DoubtResponse(string Kind, double Start, double End, string Message)
{
    internal static DoubtResponse From(DoubtDetails d) => new(d.Kind, SegmentResponse.Seconds(d.Start), SegmentResponse.Seconds(d.End), d.Message);
}

/// <summary>A stretch of speech.</summary>
/// <param name="Id">Position in the transcript, from 0.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
/// <param name="Speaker">Who speaks, by name or label, or null until that is known.</param>
/// <param name="SpeakerId">Which of the speakers it is, or null until that is known.</param>
/// <param name="Revision">Which state of the segment this is; a change of it names it.</param>
/// <param name="Heard">What the machine heard where a person has written something else, empty where it heard nothing; else null.</param>
/// <param name="Words">In order of time; empty where the engine gave none.</param>
/// <param name="Confidence">Null where the engine did not say.</param>
public sealed record SegmentResponse(
    int Id, double Start, double End, string Text, string? Speaker, string? SpeakerId, string Revision, string? Heard, IReadOnlyList<WordResponse> Words, ConfidenceResponse? Confidence)
{
    internal static SegmentResponse From(SegmentDetails s) => new(
        s.Id,
        Seconds(s.Start),
        Seconds(s.End),
        s.Text,
        s.Speaker,
        s.SpeakerId,
        s.Revision,
        s.Heard,
        [.. s.Words.Select(WordResponse.From)],
        s.Confidence is { } c ? ConfidenceResponse.From(c) : null);

    internal static double Seconds(TimeSpan time) => Rounded(time.TotalSeconds);

    internal static double Rounded(double value) => Math.Round(value, 3);
}

/// <summary>One spoken word.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
/// <param name="Text">The word with its punctuation.</param>
/// <param name="Probability">How sure the recogniser was, 0 to 1.</param>
/// <param name="Speaker">Who says it, or null until that is known.</param>
/// <param name="SecondSpeaker">Who speaks at the same time, or null.</param>
public sealed record WordResponse(double Start, double End, string Text, double Probability, string? Speaker, string? SecondSpeaker)
{
    internal static WordResponse From(WordDetails w) => new(
        SegmentResponse.Seconds(w.Start), SegmentResponse.Seconds(w.End), w.Text, SegmentResponse.Rounded(w.Probability), w.Speaker, w.SecondSpeaker);
}

/// <summary>How sure the recogniser was of a segment.</summary>
/// <param name="MeanLogProbability">Natural logarithm, mean over the tokens of the window that the segment was heard in.</param>
/// <param name="NoSpeechProbability">Of the window, 0 to 1.</param>
/// <param name="CompressionRatio">Of the window's text; above 2.4 means repetition.</param>
/// <param name="Temperature">At which it was heard, 0 to 1; above 0 the first try had failed.</param>
public sealed record ConfidenceResponse(double MeanLogProbability, double NoSpeechProbability, double CompressionRatio, double Temperature)
{
    internal static ConfidenceResponse From(ConfidenceDetails c) => new(
        SegmentResponse.Rounded(c.MeanLogProbability),
        SegmentResponse.Rounded(c.NoSpeechProbability),
        SegmentResponse.Rounded(c.CompressionRatio),
        SegmentResponse.Rounded(c.Temperature));
}
