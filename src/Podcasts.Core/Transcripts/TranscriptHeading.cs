using System.Globalization;

namespace Podcasts.Core.Transcripts;

/// <summary>What a transcript is of, for readers who have only the file.</summary>
/// <param name="Title">The episode's.</param>
/// <param name="Show">The show's title; may be empty.</param>
/// <param name="Published">The day in UTC, or null where the feed gives none.</param>
public sealed record TranscriptHeading(string Title, string Show, DateOnly? Published)
{
    /// <summary>Show and day on one line; empty where neither is known.</summary>
    internal string Source => string.Join(", ", new[] { Show, Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }.Where(part => !string.IsNullOrEmpty(part)));
}
