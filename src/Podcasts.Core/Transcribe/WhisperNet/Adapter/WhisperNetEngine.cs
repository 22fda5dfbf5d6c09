using Podcasts.Core.Models;
using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcripts;
using Whisper.net;
using Whisper.net.LibraryLoader;

namespace Podcasts.Core.Transcribe.WhisperNet;

/// <summary>whisper.cpp through Whisper.net, from a GGML file. Windows are heard one after another, each by itself.</summary>
/// <remarks>
/// What differs by nature from our own: a window has failed by the entropy of its tokens instead of the compression of its text,
/// word times come from timestamp probabilities, and nobody tells which temperature succeeded (0 is reported).
/// </remarks>
public sealed class WhisperNetEngine : ITranscribeEngine
{
    private readonly WhisperFactory _factory;
    private readonly SegmentReader _reader;
    private readonly string[] _languages; // that the model knows: whisper.cpp would score one more
    private readonly int _threads;

    private WhisperNetEngine(string model, WhisperFactory factory, GgmlFile file, int threads)
    {
        Model = model;
        var special = SpecialTokens.For(file.Dimensions.Vocabulary);
        (_factory, _reader) = (factory, new SegmentReader(file.Vocabulary, special));
        _languages = special.IsMultilingual ? [.. Languages.Codes.Take(special.LanguageCount)] : ["en"];
        _threads = threads > 0 ? threads : Environment.ProcessorCount;
    }

    public string Model { get; }

    public int BatchSize => 1;

    public bool DetectsLanguage => _languages.Length > 1;

    /// <summary>Loads a model.</summary>
    /// <param name="path">Of a <c>ggml-*.bin</c> file.</param>
    /// <param name="options">Libraries, GPU and threads; the libraries are those of the first load in the process.</param>
    /// <param name="cancellationToken">Looked at before the weights are read, which takes its time.</param>
    /// <exception cref="ModelFileException">The file is no complete GGML model.</exception>
    /// <exception cref="EngineUnavailableException">The native libraries do not load.</exception>
    public static WhisperNetEngine Load(string path, WhisperNetOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Directory.Exists(path))
        {
            throw new ModelFileException($"{Path.GetFileName(path)} is a folder, and Whisper.net loads GGML files only. Use the engine torch for it, or a ggml file.");
        }

        using var file = GgmlFile.Open(path);
        return ModelFile.Inspect(path).Problem is { } problem
            ? throw new ModelFileException(problem)
            : new(ModelFile.IdOf(path), Open(path, options), file, options.Threads);
    }

    public LanguageGuess DetectLanguage(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
    {
        using var processor = WhisperNetProcessor.Build(_factory, parameters with { Language = null }, DetectsLanguage, _threads);
        var guesses = new List<LanguageGuess>();
        foreach (var window in windows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var heard = Detect(window, _languages);
            guesses.Add(parameters.LanguageHint is { } hint ? LanguageGuess.Weigh(heard, heard.Language == hint ? heard : Detect(window, [hint])) : heard);
        }

        return LanguageGuess.Agree(guesses);

        // It tells the likeliest of some languages only; the probability is that among all.
        LanguageGuess Detect(AudioWindow window, ReadOnlySpan<string> languages)
        {
            var (language, probability) = processor.DetectLanguageWithProbability(window.Samples.Span, languages);
            return new(language ?? parameters.LanguageHint ?? "en", Math.Clamp(probability, 0, 1));
        }
    }

    public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        HearAsync(windows, parameters, cancellationToken).GetAwaiter().GetResult();

    public void Dispose() => _factory.Dispose();

    private static WhisperFactory Open(string path, WhisperNetOptions options)
    {
        RuntimeOptions.LibraryPath = options.LibraryPath is { } folder ? Path.Combine(folder, "libwhisper.so") : null;
        if (!options.Gpu)
        {
            RuntimeOptions.RuntimeLibraryOrder = [RuntimeLibrary.Cpu, RuntimeLibrary.CpuNoAvx];
        }

        try
        {
            // Its flash attention leaks attention to the padding (docs/decisions/0008-the-recogniser.md).
            var factory = WhisperFactory.FromPath(path, new WhisperFactoryOptions { UseGpu = options.Gpu, UseFlashAttention = false });
            factory.CreateBuilder();
            return factory;
        }
        catch (WhisperModelLoadException failure)
        {
            throw new ModelFileException($"whisper.cpp cannot load {Path.GetFileName(path)}. Try the engine torch, or fetch the file again.", failure);
        }
        catch (Exception failure)
        {
            throw new EngineUnavailableException($"Whisper.net's libraries do not load: {failure.Message.TrimEnd('.')}. Choose another engine, or set WhisperNet:LibraryPath.", failure);
        }
    }

    private async Task<IReadOnlyList<HeardWindow>> HearAsync(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
    {
        await using var processor = WhisperNetProcessor.Build(_factory, parameters, DetectsLanguage, _threads);
        var heard = new List<HeardWindow>();
        foreach (var window in windows)
        {
            var segments = await processor.ProcessAsync(window.Samples, cancellationToken).ToListAsync(cancellationToken);
            heard.Add(Heard(window, segments, parameters));
        }

        return heard;
    }

    private HeardWindow Heard(AudioWindow window, List<SegmentData> segments, TranscribeParameters parameters)
    {
        var spoken = segments.Where(segment => !string.IsNullOrWhiteSpace(segment.Text)).ToList();
        if (spoken.Count == 0)
        {
            return new HeardWindow(parameters.Language ?? parameters.LanguageHint ?? "en", [], window.End);
        }

        var confidence = new SegmentConfidence(
            spoken.SelectMany(segment => segment.Tokens).Average(token => token.ProbabilityLog),
            Math.Clamp(spoken[0].NoSpeechProbability, 0, 1),
            CompressionRatio.Of(string.Concat(spoken.Select(segment => segment.Text))),
            Temperature: 0);
        return new HeardWindow(spoken[0].Language, [.. spoken.Select(segment => _reader.Read(segment, window, confidence, parameters.WordTimes))], window.End);
    }
}
