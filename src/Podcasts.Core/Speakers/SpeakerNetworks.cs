using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Network;
using Podcasts.Core.Torch;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Speakers;

/// <summary>The two networks of speaker diarization. They load, hear and unload on a thread of their own.</summary>
public sealed class SpeakerNetworks : ISpeakerNetworks
{
    private readonly TorchThread _thread;
    private readonly SpeakerHearing _hearing;
    private bool _isDisposed;

    private SpeakerNetworks(TorchThread thread, SpeakerHearing hearing) => (_thread, _hearing) = (thread, hearing);

    /// <summary>Loads the networks of a folder in the layout of pyannote's community-1: <c>segmentation</c> and <c>embedding</c>.</summary>
    /// <exception cref="ModelFileException">A file is missing or is not of such a network.</exception>
    /// <exception cref="TorchUnavailableException">Torch does not load, or has not the device asked for.</exception>
    public static SpeakerNetworks Load(string folder, TorchOptions options) =>
        NetworkFolder.Read(Path.Combine(folder, "segmentation"), segmentation =>
            NetworkFolder.Read(Path.Combine(folder, "embedding"), embedding => Load(segmentation, embedding, options)));

    /// <summary>Loads the networks from tensors under their published names.</summary>
    /// <param name="segmentation">Of a PyanNet, such as pyannote's segmentation-3.0; sizes may differ.</param>
    /// <param name="embedding">Of a WeSpeaker ResNet34, with or without the prefix <c>resnet.</c>; sizes may differ.</param>
    /// <param name="options">The device; the number type is always float32.</param>
    /// <exception cref="ModelFileException">The tensors are not those of such networks; the message lists the differences.</exception>
    /// <exception cref="TorchUnavailableException">Torch does not load, or has not the device asked for.</exception>
    public static SpeakerNetworks Load(IReadOnlyDictionary<string, WeightTensor> segmentation, IReadOnlyDictionary<string, WeightTensor> embedding, TorchOptions options)
    {
        var thread = new TorchThread("speakers");
        try
        {
            return new(thread, thread.Run(() => SpeakerHearing.Load(segmentation, embedding, options)));
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }

    /// <summary>Hears who of each window's speakers speaks when, and what their voices are like.</summary>
    /// <param name="sound">The recording, 16 kHz mono, -1 to 1, in pieces of any length; it is read once and need never be in memory as a whole.</param>
    /// <param name="progress">Told after each block of windows; may be null.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public SpeakerWindows Hear(IEnumerable<ReadOnlyMemory<float>> sound, IProgress<StageProgress>? progress, CancellationToken cancellationToken) =>
        _thread.Run(() => _hearing.Hear(sound, progress, cancellationToken));

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _thread.Run(() =>
        {
            _hearing.Dispose();
            return true;
        });
        _thread.Dispose();
    }
}
