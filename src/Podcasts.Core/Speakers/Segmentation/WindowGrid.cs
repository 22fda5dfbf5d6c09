namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>Where windows and frames lie in a recording (diarization.md 1).</summary>
/// <remarks>
/// Windows of 10 s start every second. The network's convolutions make a frame of 991 samples every 270 samples; frames of
/// the whole recording start at 0 with the same step, and each window's frames are laid on the nearest of them.
/// </remarks>
public static class WindowGrid
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 16000;

    /// <summary>Samples of a window.</summary>
    public const int WindowSamples = 10 * SampleRate;

    /// <summary>Samples from the start of a window to the start of the next.</summary>
    public const int StepSamples = SampleRate;

    /// <summary>Samples from the start of a frame to the start of the next.</summary>
    public const int FrameStep = 270;

    /// <summary>Samples that a frame looks at.</summary>
    public const int FrameExtent = 991;

    /// <summary>Frames of a window.</summary>
    public const int Frames = (WindowSamples - FrameExtent + FrameStep) / FrameStep;

    /// <summary>The windows that cover a recording; the last one may reach past its end.</summary>
    public static int Windows(long samples)
    {
        var whole = samples >= WindowSamples ? ((samples - WindowSamples) / StepSamples) + 1 : 0;
        var isCovered = samples >= WindowSamples && (samples - WindowSamples) % StepSamples == 0;
        return samples == 0 ? 0 : (int)(isCovered ? whole : whole + 1);
    }

    /// <summary>The frames that the network makes of so many samples.</summary>
    public static int FramesOf(int samples) => samples < FrameExtent ? 0 : (samples - FrameExtent + FrameStep) / FrameStep;

    /// <summary>The frame of the recording on which a window's first frame is laid.</summary>
    public static int FirstFrame(int window) => (int)Math.Round((double)window * StepSamples / FrameStep);

    /// <summary>The frames of a recording of so many windows.</summary>
    public static int TotalFrames(int windows) =>
        windows == 0 ? 0 : (int)Math.Round((WindowSamples + ((windows - 1.0) * StepSamples)) / FrameStep) + 1;

    /// <summary>The middle of a frame, in seconds: where turns start and end.</summary>
    public static double Centre(int frame) => (frame * FrameStep / (double)SampleRate) + (FrameExtent / 2.0 / SampleRate);
}
