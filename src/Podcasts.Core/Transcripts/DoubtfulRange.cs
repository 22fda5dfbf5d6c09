namespace Podcasts.Core.Transcripts;

/// <summary>A passage that deserves a second look.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Start">Time from the start of the episode.</param>
/// <param name="End">Time from the start of the episode.</param>
/// <param name="Reason">Why, in a sentence for people.</param>
public sealed record DoubtfulRange(DoubtKind Kind, TimeSpan Start, TimeSpan End, string Reason);
