namespace Podcasts.Core.Speakers.Scoring;

/// <summary>A piece of time in which nobody begins or ends.</summary>
/// <param name="Duration">Its length.</param>
/// <param name="Reference">Who speaks; a speaker with two turns at once is there twice.</param>
/// <param name="Hypothesis">Who is said to speak.</param>
internal sealed record ScoredPiece(TimeSpan Duration, IReadOnlyList<int> Reference, IReadOnlyList<int> Hypothesis)
{
    /// <summary>Cuts time at all starts and ends, of turns and of what is scored.</summary>
    public static List<ScoredPiece> Cut(IReadOnlyList<SpeakerTurn> reference, IReadOnlyList<SpeakerTurn> hypothesis, ScoringRules rules)
    {
        var edges = new SortedDictionary<TimeSpan, List<Action>>();
        var (speaking, heard, isScored) = (new List<int>(), new List<int>(), false);
        foreach (var (turns, present) in new[] { (reference, speaking), (hypothesis, heard) })
        {
            foreach (var turn in turns)
            {
                At(turn.Start).Add(() => present.Add(turn.Speaker));
                At(turn.End).Add(() => present.Remove(turn.Speaker));
            }
        }

        foreach (var range in rules.Ranges(reference, hypothesis))
        {
            At(range.Start).Add(() => isScored = true);
            At(range.End).Insert(0, () => isScored = false);
        }

        var (pieces, last) = (new List<ScoredPiece>(), TimeSpan.Zero);
        foreach (var (time, changes) in edges)
        {
            if (isScored && (speaking.Count > 0 || heard.Count > 0))
            {
                pieces.Add(new(time - last, [.. speaking], [.. heard]));
            }

            changes.ForEach(change => change());
            last = time;
        }

        return pieces;

        List<Action> At(TimeSpan time) => edges.TryGetValue(time, out var changes) ? changes : edges[time] = [];
    }
}
