using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>The hypotheses of one window on their way through a beam search (whisper.md 5.3, patience 1).</summary>
internal sealed class Beam(SpecialTokens special, bool timestamps, int size)
{
    private readonly List<Hypothesis> _ended = [];

    /// <summary>The likeliest first; a single empty one at the beginning.</summary>
    public IReadOnlyList<Hypothesis> Live { get; private set; } = [new([], 0, new TimestampState(special, timestamps))];

    public double NoSpeechProbability { get; set; }

    /// <summary>As many hypotheses have ended as the beam holds, or none can go on but in a loop.</summary>
    public bool Finished { get; private set; }

    /// <summary>Lets the likeliest continuations of all hypotheses live on.</summary>
    /// <param name="continuations">Of each live hypothesis its likeliest next tokens and their log-probabilities; one more than the beam holds is enough.</param>
    /// <returns>For each hypothesis that now lives, the place of the one that it continues; always as many as the beam holds.</returns>
    public int[] Advance(IReadOnlyList<IReadOnlyList<(int Token, double LogProbability)>> continuations)
    {
        var candidates = Live.Index()
            .SelectMany(live => continuations[live.Index].Select(next => (Source: live.Index, next.Token, Total: live.Item.LogProbability + next.LogProbability)))
            .Where(candidate => !double.IsNegativeInfinity(candidate.Total))
            .OrderByDescending(candidate => candidate.Total);
        var next = new List<(Hypothesis Hypothesis, int Source)>();
        foreach (var (source, token, total) in candidates)
        {
            if (token != special.EndOfText)
            {
                next.Add((Live[source].With(token, total), source));
            }
            else if (_ended.Count < size)
            {
                _ended.Add(Live[source] with { LogProbability = total });
            }

            if (next.Count == size)
            {
                break;
            }
        }

        while (next.Count < size)
        {
            next.Add((Live[0] with { LogProbability = double.NegativeInfinity }, 0));
        }

        Live = [.. next.Select(item => item.Hypothesis)];
        Finished = _ended.Count >= size || Live[0].IsDead || Loops(Live[0]);
        return [.. next.Select(item => item.Source)];
    }

    /// <summary>The hypothesis of the highest mean log-probability; those that did not end count only where too few did.</summary>
    public DecodedWindow Result()
    {
        var live = Live.Where(hypothesis => !hypothesis.IsDead).Take(size - _ended.Count);
        var (best, ended) = _ended.Select(hypothesis => (Hypothesis: hypothesis, Ended: true)).Concat(live.Select(hypothesis => (Hypothesis: hypothesis, Ended: false)))
            .MaxBy(item => item.Hypothesis.LogProbability / Math.Max(1, item.Hypothesis.Tokens.Count));
        var mean = best.LogProbability / Math.Max(1, best.Tokens.Count + (ended ? 1 : 0));
        return new(best.Tokens, mean, NoSpeechProbability, Temperature: 0, RanAway: !ended || Loops(best));
    }

    private bool Loops(Hypothesis hypothesis)
    {
        var loops = new LoopDetector();
        foreach (var token in hypothesis.Tokens.Where(special.IsText))
        {
            loops.Add(token);
        }

        return loops.Found;
    }
}

/// <summary>A beginning of what may have been said.</summary>
/// <param name="Tokens">Text and timestamps, without the end.</param>
/// <param name="LogProbability">Of all tokens together, and of the end if it has ended.</param>
/// <param name="Timestamps">What may come next.</param>
internal sealed record Hypothesis(IReadOnlyList<int> Tokens, double LogProbability, TimestampState Timestamps)
{
    /// <summary>It only fills the beam up.</summary>
    public bool IsDead => double.IsNegativeInfinity(LogProbability);

    public Hypothesis With(int token, double logProbability) => new([.. Tokens, token], logProbability, Timestamps.After(token));
}
