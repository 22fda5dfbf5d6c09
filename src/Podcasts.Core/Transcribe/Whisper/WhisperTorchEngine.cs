using Podcasts.Core.Models;
using Podcasts.Core.Torch;

namespace Podcasts.Core.Transcribe.Whisper;

/// <summary>Whisper on TorchSharp, from a model file of whisper.cpp or a folder of Hugging Face. It loads, hears and unloads on a thread of its own.</summary>
public sealed class WhisperTorchEngine : ITranscribeEngine
{
    private readonly TorchThread _thread;
    private readonly WhisperHearing _hearing;
    private bool _isDisposed;

    private WhisperTorchEngine(TorchThread thread, WhisperHearing hearing) => (_thread, _hearing) = (thread, hearing);

    public string Model => _hearing.Model;

    public int BatchSize => _hearing.BatchSize;

    /// <summary>Loads a model.</summary>
    /// <param name="modelPath">A <c>ggml-*.bin</c> file, or a folder with config.json, model.safetensors and a tokenizer.</param>
    /// <param name="options">Device, number type and batch size.</param>
    /// <exception cref="ModelFileException">It is no complete Whisper model; the message says why.</exception>
    /// <exception cref="TorchUnavailableException">Torch does not load, or has not the device asked for.</exception>
    public static WhisperTorchEngine Load(string modelPath, TorchOptions options, CancellationToken cancellationToken)
    {
        var thread = new TorchThread($"whisper {Path.GetFileName(modelPath)}");
        try
        {
            return new(thread, thread.Run(() => WhisperHearing.Load(modelPath, options, cancellationToken)));
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }

    public bool DetectsLanguage => _hearing.IsMultilingual;

    public LanguageGuess DetectLanguage(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        _thread.Run(() => _hearing.DetectLanguage(windows, parameters, cancellationToken));

    public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        _thread.Run(() => _hearing.Hear(windows, parameters, cancellationToken));

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
