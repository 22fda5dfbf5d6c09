using Podcasts.Core.Speakers.Words;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers;

/// <summary>Gives each word its speaker, splits segments where the speaker changes, and marks words during which two speak.</summary>
public static class SpeakerWords
{
    /// <summary>Calls speakers "Speaker 1" and so on, in the order of their first words.</summary>
    /// <param name="segments">In order of time; speakers that they have are replaced.</param>
    /// <param name="episode">Who speaks when.</param>
    /// <returns>Each with one speaker; their ids are their positions.</returns>
    public static IReadOnlyList<TranscriptSegment> Assign(IReadOnlyList<TranscriptSegment> segments, DiarizedEpisode episode) =>
        SpeakerAssigner.Assign(segments, episode.Turns, episode.Exclusive, name: null);

    /// <summary>Calls speakers what they are called.</summary>
    /// <param name="segments">In order of time; speakers that they have are replaced.</param>
    /// <param name="episode">Who speaks when.</param>
    /// <param name="name">What is written for a speaker's number.</param>
    /// <returns>Each with one speaker; their ids are their positions.</returns>
    public static IReadOnlyList<TranscriptSegment> Assign(IReadOnlyList<TranscriptSegment> segments, DiarizedEpisode episode, Func<int, string> name) =>
        SpeakerAssigner.Assign(segments, episode.Turns, episode.Exclusive, name);
}
