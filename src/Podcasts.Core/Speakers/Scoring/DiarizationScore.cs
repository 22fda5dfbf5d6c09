namespace Podcasts.Core.Speakers.Scoring;

/// <summary>How well a diarization fits a reference (diarization.md 6.1).</summary>
/// <param name="Errors">Their rate is the DER.</param>
/// <param name="JaccardErrorRate">Mean over the reference's speakers of the share of time in which only one of the two has them, 0 to 1.</param>
/// <param name="Mapping">For each speaker of the hypothesis that has a partner, the reference's.</param>
public sealed record DiarizationScore(DiarizationErrors Errors, double JaccardErrorRate, IReadOnlyDictionary<int, int> Mapping)
{
    /// <summary>Scores.</summary>
    /// <param name="reference">Who speaks, in any order.</param>
    /// <param name="hypothesis">Who is said to speak, with numbers of their own.</param>
    /// <param name="rules">Which time counts.</param>
    public static DiarizationScore Of(IReadOnlyList<SpeakerTurn> reference, IReadOnlyList<SpeakerTurn> hypothesis, ScoringRules rules)
    {
        var pieces = ScoredPiece.Cut(reference, hypothesis, rules);
        var mapping = SpeakerMapping.Find(pieces);
        var errors = pieces.Aggregate(default(DiarizationErrors), (sum, piece) => sum + Errors(piece));
        return new(errors, Jaccard(pieces, mapping), mapping);

        DiarizationErrors Errors(ScoredPiece piece)
        {
            var (speaking, heard) = (piece.Reference.Count, piece.Hypothesis.Count);
            var correct = Common(piece, mapping);
            return new(
                piece.Duration * speaking,
                piece.Duration * correct,
                piece.Duration * (Math.Min(speaking, heard) - correct),
                piece.Duration * Math.Max(0, speaking - heard),
                piece.Duration * Math.Max(0, heard - speaking));
        }
    }

    private static int Common(ScoredPiece piece, Dictionary<int, int> mapping)
    {
        var left = piece.Reference.ToList();
        return piece.Hypothesis.Count(speaker => mapping.TryGetValue(speaker, out var partner) && left.Remove(partner));
    }

    private static double Jaccard(List<ScoredPiece> pieces, Dictionary<int, int> mapping)
    {
        var partners = mapping.ToDictionary(pair => pair.Value, pair => pair.Key);
        return pieces.SelectMany(piece => piece.Reference).Distinct().Select(ErrorOf).DefaultIfEmpty(0).Average();

        double ErrorOf(int speaker)
        {
            var hasPartner = partners.TryGetValue(speaker, out var partner);
            var (both, either) = (TimeSpan.Zero, TimeSpan.Zero);
            foreach (var piece in pieces)
            {
                var (speaks, isHeard) = (piece.Reference.Contains(speaker), hasPartner && piece.Hypothesis.Contains(partner));
                both += speaks && isHeard ? piece.Duration : TimeSpan.Zero;
                either += speaks || isHeard ? piece.Duration : TimeSpan.Zero;
            }

            return 1 - (both / either);
        }
    }
}
