using Podcasts.Core.Models;

namespace Podcasts.Core.Transcribe.Speech.Silero;

/// <summary>Silero's speech detector, from the file that whisper.cpp offers as <c>ggml-silero-*.bin</c>.</summary>
/// <remarks>Its memory begins empty with each stretch: windows are cut in pauses, where a memory holds little.</remarks>
public sealed class SileroDetector : ISpeechDetector
{
    // Shorter than Silero's own 250 ms: "yes" must not be lost.
    private static readonly SpeechHysteresis Hysteresis = new(shortestSpeech: AudioWindow.SampleRate / 20, shortestSilence: AudioWindow.SampleRate / 10);

    private readonly SileroNetwork _network;

    private SileroDetector(SileroFile file) => (Name, _network) = ($"Silero {file.Version}", new(file));

    public string Name { get; }

    /// <summary>Loads the network.</summary>
    /// <exception cref="ModelFileException">The file is missing, cut short, or another kind of file; the message says so.</exception>
    public static SileroDetector Load(string path) => new(SileroFile.Read(path));

    /// <inheritdoc/>
    /// <remarks>A frame's score is its probability.</remarks>
    public SpeechTrack Detect(ReadOnlySpan<float> samples)
    {
        var probabilities = _network.Probabilities(samples);
        return new(SileroNetwork.Window, probabilities, Hysteresis.Speech(probabilities, SileroNetwork.Window));
    }
}
