namespace Podcasts.Ui.Clients;

/// <summary>A stretch of speech and its words.</summary>
/// <param name="Id">Position in the transcript, from 0.</param>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode.</param>
/// <param name="Speaker">Who speaks, or null until speakers are known.</param>
public sealed record TranscriptSegment(int Id, double Start, double End, string Text, string? Speaker = null);

/// <summary>What was said in an episode.</summary>
/// <param name="Duration">Seconds.</param>
public sealed record Transcript(string Episode, string Model, string? Language, double Duration, IReadOnlyList<TranscriptSegment> Segments);
