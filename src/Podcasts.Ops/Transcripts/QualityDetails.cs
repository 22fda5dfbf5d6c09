using System.Text.Json;
using Podcasts.Core.Transcripts;

namespace Podcasts.Ops.Transcripts;

/// <summary>How far a transcript can be trusted, and where not.</summary>
/// <param name="Speech">Length of all speech that was found.</param>
/// <param name="Coverage">Share of the speech that has text, 0 to 1; null where it is not known.</param>
/// <param name="Confidence">How sure the recogniser was on average, 0 to 1; null where it does not say.</param>
/// <param name="Doubts">Passages that deserve a second look, in order of time.</param>
public sealed record QualityDetails(TimeSpan Speech, double? Coverage, double? Confidence, IReadOnlyList<DoubtDetails> Doubts)
{
    internal static QualityDetails From(TranscriptQuality quality) => new(
        quality.Speech,
        quality.Coverage,
        quality.Confidence,
        [.. quality.Doubts.Select(doubt => new DoubtDetails(JsonNamingPolicy.CamelCase.ConvertName(doubt.Kind.ToString()), doubt.Start, doubt.End, doubt.Reason))]);
}

/// <summary>A passage that deserves a second look.</summary>
/// <param name="Kind">speechWithoutText, textWithoutSpeech, loop, repetition, fast, slow or lowConfidence.</param>
/// <param name="Message">Why, in a sentence.</param>
public sealed record DoubtDetails(string Kind, TimeSpan Start, TimeSpan End, string Message);
