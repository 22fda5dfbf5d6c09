using System.Runtime.InteropServices;
using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Network;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Speech;
using TorchSharp;

namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>Tells speech from other sound with the network that tells speakers apart, such as pyannote's, and hears where another voice begins.</summary>
public sealed class SegmentationDetector : ISpeechDetector, IDisposable
{
    private static readonly SpeechHysteresis Hysteresis = new(shortestSpeech: AudioWindow.SampleRate / 20, shortestSilence: AudioWindow.SampleRate / 10);

    private readonly TorchThread _thread = new("speech");
    private readonly Lazy<(PyanNet Network, torch.Device Device)> _loaded; // by the thread; most of the time nothing is heard

    private SegmentationDetector(string folder, TorchOptions options) =>
        (Name, _loaded) = ($"the segmentation network of {Path.GetFileName(folder)}", new(() => Load(folder, options)));

    public string Name { get; }

    /// <summary>Looks at a network's file; it is loaded once it is needed.</summary>
    /// <param name="folder">In the layout of pyannote's pipelines: the network lies in its <c>segmentation</c>.</param>
    /// <param name="options">The device; the number type is always float32.</param>
    /// <exception cref="ModelFileException">The file is missing, broken, or of another network.</exception>
    public static SegmentationDetector Open(string folder, TorchOptions options)
    {
        NetworkFolder.Read(Path.Combine(folder, "segmentation"), PyanNet.Check);
        return new(folder, options);
    }

    /// <inheritdoc/>
    /// <remarks>A frame's score is the probability that anybody speaks.</remarks>
    public SpeechTrack Detect(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
        {
            return new(WindowGrid.FrameStep, [], []);
        }

        var windows = new StretchWindows(samples.Length);
        var sound = new float[windows.Count, WindowGrid.WindowSamples];
        for (var window = 0; window < windows.Count; window++)
        {
            var own = samples[windows.FirstSample(window)..];
            own[..Math.Min(own.Length, WindowGrid.WindowSamples)].CopyTo(MemoryMarshal.CreateSpan(ref sound[window, 0], WindowGrid.WindowSamples));
        }

        var (speech, classes) = _thread.Run(() => Hear(sound));
        return Track(windows, speech, classes, (samples.Length + WindowGrid.FrameStep - 1) / WindowGrid.FrameStep);
    }

    public void Dispose()
    {
        _thread.Run(() =>
        {
            if (_loaded.IsValueCreated)
            {
                _loaded.Value.Network.Dispose();
            }

            return true;
        });
        _thread.Dispose();
    }

    private static (PyanNet, torch.Device) Load(string folder, TorchOptions options)
    {
        var device = TorchDevice.Resolve(options, width: 0).Device;
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        return (NetworkFolder.Read(Path.Combine(folder, "segmentation"), tensors => PyanNet.Load(tensors, device)), device);
    }

    // Gives for each frame of each window the probability of speech and the class.
    private (float[] Speech, byte[] Classes) Hear(float[,] sound)
    {
        var (network, device) = _loaded.Value;
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        var scores = network.Classify(torch.from_array(sound).to(device));
        return ([.. (1 - scores.select(2, 0).exp()).cpu().data<float>()], [.. scores.argmax(2).to(torch.ScalarType.Byte).cpu().data<byte>()]);
    }

    private static SpeechTrack Track(StretchWindows windows, float[] speech, byte[] classes, int frames)
    {
        var (heard, changes) = (new List<float>(), new List<int>());
        for (var window = 0; window < windows.Count; window++)
        {
            var (first, own) = (window * WindowGrid.Frames, windows.Own(window));
            changes.AddRange(VoiceChanges.Find(classes.AsSpan(first, WindowGrid.Frames)[own]).Select(change => heard.Count + change + 1));
            heard.AddRange(speech.AsSpan(first, WindowGrid.Frames)[own]);
        }

        // The network's frames look at 991 samples: the middle of its first lies in the track's second. The edges have no frame of their own.
        float[] scores = [.. Enumerable.Range(0, frames).Select(frame => heard[Math.Clamp(frame - 1, 0, heard.Count - 1)])];
        return new(WindowGrid.FrameStep, scores, Hysteresis.Speech(scores, WindowGrid.FrameStep)) { SpeakerChanges = [.. changes.Where(change => change < frames)] };
    }
}
