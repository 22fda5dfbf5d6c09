using Podcasts.Core.Transcribe.Whisper.Mel;
using TorchSharp;

namespace Podcasts.Demo.Training;

/// <summary>The app's own front end for windows of every length that training uses.</summary>
public sealed class Mels : IDisposable
{
    private readonly Dictionary<int, LogMel> _byLength = [];

    /// <summary>[windows, 80, frames of 10 ms]; all windows must have the same length.</summary>
    public torch.Tensor Of(IEnumerable<Window> windows)
    {
        var sounds = windows.Select(w => (ReadOnlyMemory<float>)w.Sound).ToArray();
        if (!_byLength.TryGetValue(sounds[0].Length, out var mel))
        {
            _byLength[sounds[0].Length] = mel = new LogMel(MelFilterBank.Create(DemoModel.Bands), sounds[0].Length, torch.CPU);
        }

        return mel.Compute(sounds);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var mel in _byLength.Values)
        {
            mel.Dispose();
        }
    }
}
