using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Words;

/// <summary>The likeliest speakers of all words together, knowing that speakers seldom change within a clause (diarization.md 5.3).</summary>
internal static class SpeakerPath
{
    // Natural logarithms. A single word within a clause is another speaker's only if a turn begins or ends there and it is that one's clearly.
    private const double WithinClause = 3;
    private const double AtTurnWithinClause = 1.5;
    private const double BetweenClauses = 0.5;
    private const double AtTurnBetweenClauses = 0.2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan AtTurn = TimeSpan.FromSeconds(0.25);

    /// <summary>Finds the path (Viterbi).</summary>
    /// <param name="words">In order of time.</param>
    /// <param name="evidence">For each word.</param>
    /// <param name="edges">Where exclusive turns start or end, in order.</param>
    /// <returns>For each word the index of its speaker in the evidence.</returns>
    public static int[] Find(IReadOnlyList<SpokenWord> words, IReadOnlyList<WordEvidence> evidence, TimeSpan[] edges)
    {
        var from = new int[words.Count][];
        var scores = new double[evidence[0].Likelihoods.Length];
        for (var i = 0; i < words.Count; i++)
        {
            var cost = i == 0 ? 0 : Cost(words[i - 1], words[i], edges);
            var best = Array.IndexOf(scores, scores.Max());
            var before = scores;
            from[i] = [.. before.Select((score, speaker) => before[best] - cost > score ? best : speaker)];
            scores = [.. from[i].Select((last, speaker) => before[last] - (last == speaker ? 0 : cost) + Math.Log(evidence[i].Likelihoods[speaker]))];
        }

        var path = new int[words.Count];
        path[^1] = Array.IndexOf(scores, scores.Max());
        for (var i = words.Count - 1; i > 0; i--)
        {
            path[i - 1] = from[i][path[i]];
        }

        return path;
    }

    private static double Cost(SpokenWord last, SpokenWord next, TimeSpan[] edges)
    {
        var isBetweenClauses = last.EndsSentence || next.Range.Start - last.Range.End > Pause;
        var position = Array.BinarySearch(edges, last.Range.End - AtTurn);
        var edge = position < 0 ? ~position : position;
        var isAtTurn = edge < edges.Length && edges[edge] <= next.Range.Start + AtTurn;
        return isBetweenClauses
            ? isAtTurn ? AtTurnBetweenClauses : BetweenClauses
            : isAtTurn ? AtTurnWithinClause : WithinClause;
    }
}
