using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>What the recogniser made of one window.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Segments">In order of time; empty on silence. Times count from the start of the episode.</param>
/// <param name="HeardTo">End of the last segment whose end the model stated, or the window's end: words may follow that it did not get to.</param>
public sealed record HeardWindow(string Language, IReadOnlyList<HeardSegment> Segments, TimeSpan HeardTo)
{
    /// <summary>The model closed its last segment and opened no other: it hears nothing more in this window.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether a segment is one that the model finished: word times may move its ends, but most of it lies before <see cref="HeardTo"/>.</summary>
    public bool Finished(HeardSegment segment) => (segment.Start + segment.End) / 2 < HeardTo;
}

/// <summary>A stretch of words between two timestamps of one window.</summary>
/// <param name="Start">Time from the start of the episode.</param>
/// <param name="End">Time from the start of the episode.</param>
/// <param name="Text">Trimmed, not empty.</param>
/// <param name="Confidence">Of the window it belongs to.</param>
public sealed record HeardSegment(TimeSpan Start, TimeSpan End, string Text, SegmentConfidence Confidence)
{
    /// <summary>In order of time; empty unless <see cref="TranscribeParameters.WordTimes"/> is asked for and the engine gives them.</summary>
    public IReadOnlyList<TranscriptWord> Words { get; init; } = [];

    /// <summary>The segment as part of a transcript.</summary>
    public TranscriptSegment ToTranscript(int id) => new(id, Start, End, Text) { Words = Words, Confidence = Confidence };
}
