using System.ComponentModel.DataAnnotations;
using Podcasts.Core.Speakers;

namespace Podcasts.Ops.Speakers;

/// <summary>When a voice counts as somebody's (docs/decisions/0018-speakers-in-the-app.md).</summary>
public sealed class SpeakersOptions
{
    public const string Section = "Speakers";

    /// <summary>Cosine from which a name is set: OpenTranscribe's with these embeddings, and FluidAudio calls more than 0.7 very safe.</summary>
    [Range(0, 1)]
    public double SetName { get; init; } = 0.75;

    /// <summary>Cosine from which a name is suggested: below some 0.5 voices are more often different people's than the same one's.</summary>
    [Range(0, 1)]
    public double SuggestName { get; init; } = 0.55;

    /// <summary>By how much the runner-up must stay behind: where a speaker was split in two by mistake, both halves sound like the host, and neither gets the name.</summary>
    [Range(0, 1)]
    public double Margin { get; init; } = 0.10;

    /// <summary>How long somebody must speak alone in an episode: short samples sound unlike their own speaker.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MinimumSolo { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a person must have been heard alone before anybody is compared with them.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "10:00:00")]
    public TimeSpan KnownSolo { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>In how many turns at least: one long reading is one mood and one microphone.</summary>
    [Range(0, 1000)]
    public int KnownTurns { get; init; } = 3;

    /// <summary>Voice prints kept of a person, one from an episode, those of the longest speech: more add little, and all are personal data.</summary>
    [Range(1, 100)]
    public int MostPrints { get; init; } = 10;

    internal VoiceRules Rules => new(SetName, SuggestName, Margin, MinimumSolo, KnownSolo, KnownTurns);
}
