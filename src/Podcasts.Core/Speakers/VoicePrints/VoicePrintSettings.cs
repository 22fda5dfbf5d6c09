namespace Podcasts.Core.Speakers.VoicePrints;

/// <summary>When a voice is taken for a person's. All similarities are cosines of the embeddings of wespeaker-voxceleb-resnet34-LM.</summary>
/// <remarks>
/// pyannote's maintainer says that no value is right everywhere (pyannote-audio #697). These are start values: the same feed
/// gives the means to do better, as the speakers of one episode are certainly different people.
/// </remarks>
public sealed record VoicePrintSettings
{
    /// <summary>At least so like, the name is set. OpenTranscribe uses 0.75 with these embeddings; FluidAudio calls more than 0.7 very safe.</summary>
    public double Sure { get; init; } = 0.75;

    /// <summary>At least so like, the name is suggested; below it the voice is unknown. Different people seldom reach 0.5.</summary>
    public double Suggested { get; init; } = 0.55;

    /// <summary>By so much more like than the next person, and than the next speaker: else a host whom the clustering took for two would be named twice (macparakeet #1000).</summary>
    public double Margin { get; init; } = 0.1;

    /// <summary>So much speech alone in the episode: short samples make the similarity of one person fall steeply.</summary>
    public TimeSpan LeastSolo { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>So much speech alone in all prints of the person, for the same reason.</summary>
    public TimeSpan LeastProfile { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>So many turns in all prints of the person: one turn may be an advertisement or a clip.</summary>
    public int LeastProfileTurns { get; init; } = 3;
}
