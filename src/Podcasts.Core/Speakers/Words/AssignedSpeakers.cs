using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Words;

/// <summary>A transcript whose words have speakers.</summary>
/// <param name="Segments">In order; each has one speaker.</param>
/// <param name="Labels">What each speaker of the turns is called in the segments.</param>
public sealed record AssignedSpeakers(IReadOnlyList<TranscriptSegment> Segments, IReadOnlyDictionary<int, string> Labels);
