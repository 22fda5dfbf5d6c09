using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>One item of a progress stream: a new status, or new segments.</summary>
public sealed record TranscribeNews(TranscribeStatus? Status, IReadOnlyList<SegmentDetails> Segments);
