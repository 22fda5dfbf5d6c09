namespace Podcasts.Core.Models;

/// <summary>What a model is for.</summary>
public enum ModelPurpose
{
    /// <summary>Writes down what is said.</summary>
    Speech,

    /// <summary>Tells speech from silence and noise.</summary>
    VoiceActivity,
}
