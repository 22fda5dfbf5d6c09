using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>One step of a transcription: what is new and how far it has come.</summary>
/// <param name="Processed">Audio before this time is finished; work can be resumed from here.</param>
/// <param name="Language">ISO 639-1 code heard so far, or null while nothing was said.</param>
/// <param name="Segments">New segments, in order; empty where there was silence. Ids count on from the ones before.</param>
public sealed record TranscribedBatch(TimeSpan Processed, string? Language, IReadOnlyList<TranscriptSegment> Segments)
{
    /// <summary>Where speech was found since the batch before, in order: with all segments it makes the transcript's <see cref="TranscriptQuality"/>.</summary>
    public IReadOnlyList<TimeRange> Speech { get; init; } = [];
}
