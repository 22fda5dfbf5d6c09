namespace Podcasts.Core.Speakers;

/// <summary>A stage of finding speakers that takes time.</summary>
public enum SpeakerStage
{
    /// <summary>Hearing who of a window's speakers speaks when.</summary>
    Segmentation,

    /// <summary>Hearing what their voices are like.</summary>
    Embedding,

    /// <summary>Finding which voices are the same person's.</summary>
    Clustering,
}

/// <summary>How far a stage is.</summary>
/// <param name="Stage">Which one.</param>
/// <param name="Windows">It has finished so many windows, of which one starts every second.</param>
public sealed record StageProgress(SpeakerStage Stage, int Windows);
