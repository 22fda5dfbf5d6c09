namespace Podcasts.Core.Speakers.Editing;

/// <summary>Turns with people's corrections applied to them.</summary>
internal static class EditedTurns
{
    public static IReadOnlyList<SpeakerTurn> Of(IReadOnlyList<SpeakerTurn> turns, IEnumerable<SpeakerEdit> edits) =>
        edits.Aggregate(turns, (current, edit) => edit switch
        {
            MergeEdit merge => Joined(current.Select(turn => turn.Speaker == merge.From ? new(turn.Start, turn.End, merge.Into) : turn)),
            ReassignEdit reassign => Joined([.. current.SelectMany(turn => Outside(turn, reassign)), new(reassign.Start, reassign.End, reassign.Speaker)]),
            _ => current,
        });

    private static IEnumerable<SpeakerTurn> Outside(SpeakerTurn turn, ReassignEdit range)
    {
        if (turn.End <= range.Start || turn.Start >= range.End)
        {
            yield return turn;
            yield break;
        }

        if (turn.Start < range.Start)
        {
            yield return new(turn.Start, range.Start, turn.Speaker);
        }

        if (turn.End > range.End)
        {
            yield return new(range.End, turn.End, turn.Speaker);
        }
    }

    // Turns of one speaker that touch or overlap are one.
    private static List<SpeakerTurn> Joined(IEnumerable<SpeakerTurn> turns)
    {
        var joined = new List<SpeakerTurn>();
        var last = new Dictionary<int, int>();
        foreach (var turn in turns.OrderBy(turn => turn.Start))
        {
            if (last.TryGetValue(turn.Speaker, out var index) && joined[index].End >= turn.Start)
            {
                joined[index] = new(joined[index].Start, turn.End > joined[index].End ? turn.End : joined[index].End, turn.Speaker);
            }
            else
            {
                last[turn.Speaker] = joined.Count;
                joined.Add(turn);
            }
        }

        return joined;
    }
}
