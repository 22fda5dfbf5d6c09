using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Editing;

/// <summary>A transcript with its speakers: as the machine heard them, with people's corrections, and with the names that are known.</summary>
public static class SpokenTranscript
{
    private const int MostClips = 3;
    private static readonly TimeSpan ShortestClip = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestClip = TimeSpan.FromSeconds(8);

    /// <summary>The speakers after all corrections, by number; without names.</summary>
    public static (IReadOnlyList<TranscriptSpeaker> Speakers, IReadOnlyList<TranscriptTurn> Turns) Speakers(DiarizedEpisode episode, IReadOnlyList<SpeakerEdit> edits)
    {
        var turns = EditedTurns.Of(episode.Turns, edits).OrderBy(turn => turn.Start).ToList();
        var overlaps = Overlaps(turns);
        var told = turns.Select((turn, i) => new TranscriptTurn(turn.Start, turn.End, SpeakerNumber.Write(turn.Speaker), overlaps[i])).ToList();
        var speakers = turns.GroupBy(turn => turn.Speaker).OrderBy(own => own.Key).Select(own => new TranscriptSpeaker(
            SpeakerNumber.Write(own.Key),
            SpeakerNumber.Label(own.Key),
            null,
            null,
            false,
            null,
            TimeSpan.FromTicks(own.Sum(turn => turn.Duration.Ticks)),
            Clips(told.Where(turn => turn.Speaker == SpeakerNumber.Write(own.Key)))));
        return ([.. speakers], told);
    }

    /// <summary>The segments, cut and credited as the machine and people say.</summary>
    /// <param name="segments">As they were transcribed.</param>
    /// <param name="episode">As the machine heard it.</param>
    /// <param name="edits">Oldest first.</param>
    /// <param name="speakers">With the names to show.</param>
    public static IReadOnlyList<TranscriptSegment> Segments(
        IReadOnlyList<TranscriptSegment> segments, DiarizedEpisode episode, IReadOnlyList<SpeakerEdit> edits, IReadOnlyList<TranscriptSpeaker> speakers)
    {
        var shown = speakers.ToDictionary(speaker => speaker.Id, speaker => speaker.Shown);
        return [.. EditedSegments.Of(SpeakerWords.Assign(segments, episode, SpeakerNumber.Write), edits).Select(segment =>
            new TranscriptSegment(segment.Id, segment.Start, segment.End, segment.Text, Name(segment.Speaker))
            {
                SpeakerId = segment.Speaker,
                Confidence = segment.Confidence,
                Words = [.. segment.Words.Select(word => word with { Speaker = Name(word.Speaker), SecondSpeaker = Name(word.SecondSpeaker) })],
            })];

        string? Name(string? id) => id is null ? null : shown.GetValueOrDefault(id) ?? SpeakerNumber.Label(SpeakerNumber.Read(id) ?? 0);
    }

    private static bool[] Overlaps(List<SpeakerTurn> turns)
    {
        var overlaps = new bool[turns.Count];
        for (var i = 0; i < turns.Count; i++)
        {
            for (var later = i + 1; later < turns.Count && turns[later].Start < turns[i].End; later++)
            {
                if (turns[later].Speaker != turns[i].Speaker)
                {
                    (overlaps[i], overlaps[later]) = (true, true);
                }
            }
        }

        return overlaps;
    }

    // The longest ones in which nobody else speaks; where there are none, the longest.
    private static IReadOnlyList<TimeRange> Clips(IEnumerable<TranscriptTurn> turns) =>
    [
        .. turns
            .Where(turn => turn.End - turn.Start >= ShortestClip)
            .OrderBy(turn => turn.Overlap)
            .ThenByDescending(turn => turn.End - turn.Start)
            .Take(MostClips)
            .OrderBy(turn => turn.Start)
            .Select(turn => new TimeRange(turn.Start, turn.End - turn.Start > LongestClip ? turn.Start + LongestClip : turn.End)),
    ];
}
