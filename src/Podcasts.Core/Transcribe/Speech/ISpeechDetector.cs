namespace Podcasts.Core.Transcribe.Speech;

/// <summary>Tells speech from silence, noise and music.</summary>
/// <remarks>
/// What it says of a stretch depends on the samples of the stretch and on nothing else, so that an episode cut again from
/// where a job stopped gives the same windows. It may be used from several threads at once.
/// </remarks>
public interface ISpeechDetector
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Looks at a stretch of audio.</summary>
    /// <param name="samples">16 kHz mono in [-1, 1], of any length; the last, incomplete frame counts as one.</param>
    SpeechTrack Detect(ReadOnlySpan<float> samples);
}
