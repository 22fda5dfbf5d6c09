namespace Podcasts.Core.Speakers.Scoring;

/// <summary>Finds who in a hypothesis stands for whom in a reference.</summary>
internal static class SpeakerMapping
{
    /// <summary>Pairs labels one to one so that the most weight lies on pairs.</summary>
    /// <param name="together">How much a label of the hypothesis and one of the reference have in common, in any pieces.</param>
    /// <returns>For each label of the hypothesis that has anything in common with its partner, the partner.</returns>
    public static Dictionary<THypothesis, TReference> Find<THypothesis, TReference>(IEnumerable<(THypothesis Hypothesis, TReference Reference, double Weight)> together)
        where THypothesis : notnull
        where TReference : notnull
    {
        var weights = together.GroupBy(pair => (pair.Hypothesis, pair.Reference)).ToDictionary(pairs => pairs.Key, pairs => pairs.Sum(pair => pair.Weight));
        var hypothesis = weights.Keys.Select(pair => pair.Hypothesis).Distinct().ToArray();
        var reference = weights.Keys.Select(pair => pair.Reference).Distinct().ToArray();
        var scores = new double[hypothesis.Length, reference.Length];
        foreach (var (pair, weight) in weights)
        {
            scores[Array.IndexOf(hypothesis, pair.Hypothesis), Array.IndexOf(reference, pair.Reference)] = weight;
        }

        return Assignment.Maximise(scores)
            .Select((column, row) => (Row: row, Column: column))
            .Where(pair => pair.Column != Assignment.None && scores[pair.Row, pair.Column] > 0)
            .ToDictionary(pair => hypothesis[pair.Row], pair => reference[pair.Column]);
    }

    /// <summary>Pairs speakers by the time in which both speak.</summary>
    public static Dictionary<int, int> Find(IEnumerable<ScoredPiece> pieces) => Find(
        from piece in pieces
        from hypothesis in piece.Hypothesis
        from reference in piece.Reference
        select (hypothesis, reference, (double)piece.Duration.Ticks));
}
