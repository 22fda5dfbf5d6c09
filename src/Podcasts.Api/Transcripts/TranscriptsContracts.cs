using Podcasts.Ops.Transcripts;

namespace Podcasts.Api.Transcripts;

/// <summary>What was said in an episode.</summary>
/// <param name="Episode">Whose words.</param>
/// <param name="Model">The model that heard it.</param>
/// <param name="Language">ISO 639-1 code of the language heard; empty where nothing was said.</param>
/// <param name="Duration">Seconds of audio.</param>
/// <param name="Segments">In order of time.</param>
public sealed record TranscriptResponse(string Episode, string Model, string Language, double Duration, IReadOnlyList<SegmentResponse> Segments)
{
    internal static TranscriptResponse From(TranscriptDetails t) => new(
        t.Episode, t.Model, t.Language, SegmentResponse.Seconds(t.Duration), [.. t.Segments.Select(SegmentResponse.From)]);
}

/// <summary>A stretch of speech.</summary>
/// <param name="Id">Position in the transcript, from 0.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
/// <param name="Speaker">Who speaks, or null until that is known.</param>
public sealed record SegmentResponse(int Id, double Start, double End, string Text, string? Speaker)
{
    internal static SegmentResponse From(SegmentDetails s) => new(s.Id, Seconds(s.Start), Seconds(s.End), s.Text, s.Speaker);

    internal static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
