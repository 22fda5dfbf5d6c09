using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Words;

/// <summary>What the turns say about who says a word.</summary>
/// <param name="Likelihoods">For each speaker, 0.02 to 1.</param>
/// <param name="IsNearSpeech">Whether anybody speaks within 2 s; else nobody says the word.</param>
internal sealed record WordEvidence(double[] Likelihoods, bool IsNearSpeech)
{
    private const double Least = 0.02;
    private const double Outside = 0.3; // the weight of what is around the word
    private const double Decay = 0.5; // s
    private const double Far = 2; // s

    /// <summary>How far around a word turns still count: word times are not exact.</summary>
    public static TimeSpan Margin { get; } = TimeSpan.FromSeconds(0.1);

    /// <summary>Weighs the turns in and around a word; where nobody speaks, the nearest turns.</summary>
    public static WordEvidence Of(TimeRange word, IReadOnlyList<SpeakerTimes> speakers)
    {
        var wide = Widen(word);
        var weight = word.Duration.TotalSeconds + (Outside * (wide.Duration - word.Duration).TotalSeconds);
        var shares = speakers.Select(speaker => ((Outside * speaker.Seconds(wide)) + ((1 - Outside) * speaker.Seconds(word))) / weight).ToArray();
        if (Array.TrueForAll(shares, share => share == 0))
        {
            var distances = speakers.Select(speaker => speaker.Distance(word)).ToArray();
            return new(Array.ConvertAll(distances, distance => Math.Max(Least, Math.Exp(-distance / Decay))), distances.Min() <= Far);
        }

        return new(Array.ConvertAll(shares, share => Math.Max(Least, share)), true);
    }

    /// <summary>The range with the margin on both sides.</summary>
    public static TimeRange Widen(TimeRange range) => new(range.Start > Margin ? range.Start - Margin : TimeSpan.Zero, range.End + Margin);
}
