using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Speakers.Turns;

/// <summary>Makes turns of frames (diarization.md 4.7).</summary>
internal static class SpeakerTurns
{
    /// <summary>Turns start and end at the middles of frames, within the recording.</summary>
    /// <param name="runs">In any order.</param>
    /// <param name="duration">The recording's; the last window may reach past it.</param>
    /// <param name="leastPause">Shorter pauses of one speaker are filled.</param>
    /// <returns>In order of their starts.</returns>
    public static IReadOnlyList<SpeakerTurn> Of(IEnumerable<SpeakerRun> runs, TimeSpan duration, TimeSpan leastPause)
    {
        var turns = runs
            .Select(run => (Start: Time(run.First), End: Time(run.End), run.Speaker))
            .Where(turn => turn.Start < turn.End)
            .Select(turn => new SpeakerTurn(turn.Start, turn.End, turn.Speaker));
        return [.. turns.GroupBy(turn => turn.Speaker).SelectMany(own => Fill(own.OrderBy(turn => turn.Start), leastPause)).OrderBy(turn => turn.Start).ThenBy(turn => turn.Speaker)];

        TimeSpan Time(int frame) => TimeSpan.FromTicks(Math.Min(duration.Ticks, TimeSpan.FromSeconds(WindowGrid.Centre(frame)).Ticks));
    }

    /// <summary>Gives speakers other numbers.</summary>
    /// <param name="turns">In order of their starts.</param>
    /// <param name="numbers">For each old number the new one.</param>
    public static IReadOnlyList<SpeakerTurn> Renumber(IEnumerable<SpeakerTurn> turns, IReadOnlyDictionary<int, int> numbers) =>
        [.. turns.Where(turn => numbers.ContainsKey(turn.Speaker)).Select(turn => new SpeakerTurn(turn.Start, turn.End, numbers[turn.Speaker])).OrderBy(turn => turn.Start).ThenBy(turn => turn.Speaker)];

    /// <summary>How long each speaker speaks while nobody else does.</summary>
    public static IReadOnlyDictionary<int, TimeSpan> Solo(IReadOnlyList<SpeakerTurn> turns)
    {
        var solo = new Dictionary<int, TimeSpan>();
        var edges = turns.SelectMany(turn => new[] { (Time: turn.Start, turn.Speaker, IsStart: true), (Time: turn.End, turn.Speaker, IsStart: false) }).OrderBy(edge => edge.Time);
        var (speaking, last) = (new HashSet<int>(), TimeSpan.Zero);
        foreach (var (time, speaker, isStart) in edges.ThenBy(edge => edge.IsStart))
        {
            if (speaking.Count == 1)
            {
                solo[speaking.First()] = solo.GetValueOrDefault(speaking.First()) + (time - last);
            }

            _ = isStart ? speaking.Add(speaker) : speaking.Remove(speaker);
            last = time;
        }

        return solo;
    }

    private static List<SpeakerTurn> Fill(IEnumerable<SpeakerTurn> own, TimeSpan leastPause)
    {
        var filled = new List<SpeakerTurn>();
        foreach (var turn in own)
        {
            if (filled.Count > 0 && turn.Start - filled[^1].End < leastPause)
            {
                filled[^1] = new(filled[^1].Start, turn.End, turn.Speaker);
            }
            else
            {
                filled.Add(turn);
            }
        }

        return filled;
    }
}
