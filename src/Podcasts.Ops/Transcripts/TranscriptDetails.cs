namespace Podcasts.Ops.Transcripts;

/// <summary>What was said in an episode, as it is kept here.</summary>
/// <param name="Language">ISO 639-1 code as heard; empty where nothing was said.</param>
public sealed record TranscriptDetails(string Episode, string Model, string Language, TimeSpan Duration, IReadOnlyList<SegmentDetails> Segments);

/// <summary>A stretch of speech.</summary>
/// <param name="Id">Position in the transcript, from 0.</param>
public sealed record SegmentDetails(int Id, TimeSpan Start, TimeSpan End, string Text, string? Speaker)
{
    internal static SegmentDetails From(SegmentRecord row) =>
        new(row.Position, TimeSpan.FromSeconds(row.StartSeconds), TimeSpan.FromSeconds(row.EndSeconds), row.Text, row.Speaker);
}
