using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>A step through an episode's audio.</summary>
/// <param name="Speech">What is to be heard, or null where there was only silence.</param>
/// <param name="End">Everything before this time has been cut; cutting again from here gives the same windows.</param>
public sealed record AudioCut(AudioWindow? Speech, TimeSpan End)
{
    /// <summary>Where in the window somebody speaks, in order; short pauses are part of it.</summary>
    public IReadOnlyList<TimeRange> Spoken { get; init; } = [];
}
