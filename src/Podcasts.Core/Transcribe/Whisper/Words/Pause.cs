using Podcasts.Core.Transcribe.Speech;

namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>A silence between words, in seconds from the start of its window.</summary>
internal sealed record Pause(double Start, double End)
{
    private const double Shortest = 0.1; // the closure of a "t" within a word is shorter

    /// <summary>The pauses of a window, in order.</summary>
    public static IEnumerable<Pause> Of(AudioWindow window)
    {
        var speech = SpeechEnergy.Instance.Detect(window.Samples.Span);
        var frame = (double)speech.FrameSamples / AudioWindow.SampleRate;
        for (int silence = speech.NextSilence(0), end; silence < speech.Frames; silence = speech.NextSilence(end))
        {
            end = speech.NextSpeech(silence);
            if ((end - silence) * frame >= Shortest)
            {
                yield return new(silence * frame, end * frame);
            }
        }
    }
}
