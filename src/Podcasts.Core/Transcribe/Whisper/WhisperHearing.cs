using Podcasts.Core.Models;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Mel;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcribe.Whisper.Words;
using Podcasts.Core.Transcripts;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper;

/// <summary>A loaded Whisper and its way from windows to words; used on one thread only.</summary>
internal sealed class WhisperHearing : IDisposable
{
    private readonly WhisperModel _model;
    private readonly SpecialTokens _special;
    private readonly Tokenizer _tokenizer;
    private readonly LogMel _logMel;
    private readonly TokenRules _rules;
    private readonly TemperatureFallback _decoder;
    private readonly WordTimes _words;
    private readonly DecoderPrompt _prompt;

    private WhisperHearing(string name, WhisperModel model, IWhisperCheckpoint checkpoint, int batchSize)
    {
        Model = name;
        BatchSize = batchSize;
        _model = model;
        _special = SpecialTokens.For(model.Dimensions.Vocabulary);
        _tokenizer = new Tokenizer(checkpoint.Vocabulary);
        _logMel = new LogMel(checkpoint.Filters, model.Dimensions.Samples, model.Device);
        _rules = new TokenRules(_special, SuppressedTokens.Always(_tokenizer, _special), SuppressedTokens.AtFirst(_tokenizer, _special), model.Device);
        var (decoder, dimensions, device) = (model.Decoder, model.Dimensions, model.Device);
        _prompt = new DecoderPrompt(_tokenizer, _special, dimensions);
        _decoder = new TemperatureFallback(
            new BatchDecoder(decoder, _rules, _special, dimensions, device, windows => BatchSizes.Padded(windows, device)),
            new BeamDecoder(decoder, _rules, _special, dimensions, device),
            _prompt,
            _tokenizer);
        var heads = AlignmentHeads.For(model.Dimensions, name, checkpoint.AlignmentHeads);
        _words = new WordTimes(new TokenAligner(model.Decoder, _special, heads), checkpoint.Vocabulary, _special);
    }

    public string Model { get; }

    public int BatchSize { get; }

    public bool IsMultilingual => _special.IsMultilingual;

    public static WhisperHearing Load(string modelPath, TorchOptions options, CancellationToken cancellationToken)
    {
        using var checkpoint = IWhisperCheckpoint.Open(modelPath);
        WhisperCompleteness.Check(checkpoint);
        var torchDevice = TorchDevice.Resolve(options, checkpoint.Dimensions.AudioWidth);
        var model = WhisperModel.Load(checkpoint, torchDevice.Device, torchDevice.DType, cancellationToken);
        var batchSize = options.BatchSize > 0 ? options.BatchSize : BatchSizes.Choose(checkpoint.Dimensions, torchDevice);
        return new(ModelFile.IdOf(modelPath), model, checkpoint, batchSize);
    }

    public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
    {
        if (windows.Count == 0)
        {
            return [];
        }

        if (parameters.Task == TranscribeTask.Translate && !_model.Dimensions.CanTranslate)
        {
            throw new PodcastsCoreException($"The model {Model} cannot translate. Choose a multilingual model that was not distilled, such as small, medium or large-v3, or transcribe instead.");
        }

        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        var encoded = Encode(windows, cancellationToken);
        var language = Language(parameters, encoded);
        var prompt = _prompt.Write(language, parameters);
        var decoded = _decoder.Decode(encoded, prompt, windows, parameters, cancellationToken);
        HeardWindow[] heard = [.. windows.Zip(decoded, (window, tokens) => Heard(window, tokens, language, parameters))];
        return parameters.WordTimes ? _words.Add(encoded, _prompt.Bare(prompt), windows, decoded, heard, cancellationToken) : heard;
    }

    public LanguageGuess DetectLanguage(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
    {
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        return LanguageDetector.Detect(_model.Decoder, Encode(windows, cancellationToken), _special, parameters.LanguageHint);
    }

    private torch.Tensor Encode(IReadOnlyList<AudioWindow> windows, CancellationToken cancellationToken)
    {
        using var scope = torch.NewDisposeScope();
        var parts = new List<torch.Tensor>();
        foreach (var part in windows.Chunk(BatchSizes.Encoder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var mel = _logMel.Compute([.. part.Select(window => window.Samples)]);
            parts.Add(_model.Encoder.Encode(mel));
        }

        return (parts.Count == 1 ? parts[0] : torch.cat(parts, 0)).MoveToOuterDisposeScope();
    }

    private string Language(TranscribeParameters parameters, torch.Tensor encoded) =>
        !_special.IsMultilingual ? "en"
        : parameters.Language is null ? LanguageDetector.Detect(_model.Decoder, encoded, _special, parameters.LanguageHint).Language
        : Languages.Normalize(parameters.Language)
            ?? throw new PodcastsCoreException($"Whisper does not know the language {parameters.Language}. Leave it out to have it detected.");

    private HeardWindow Heard(AudioWindow window, DecodedWindow decoded, string language, TranscribeParameters parameters)
    {
        if (TemperatureFallback.IsSilence(decoded, parameters))
        {
            return new(language, [], window.End);
        }

        var ratio = CompressionRatio.Of(_tokenizer.Decode(decoded.Tokens));
        var confidence = new SegmentConfidence(decoded.MeanLogProbability, decoded.NoSpeechProbability, ratio, decoded.Temperature);
        var split = WindowSegments.Split(decoded.Tokens, _tokenizer.Vocabulary, _special);
        var segments = split.Select(segment => new HeardSegment(
            Within(window, segment.Start),
            Within(window, segment.End ?? window.Duration),
            segment.Text,
            confidence));
        var heardTo = split.LastOrDefault(segment => segment.End is not null)?.End is { } end ? Within(window, end) : window.End;
        return new(language, [.. segments], heardTo) { IsComplete = EndsWithSingleTimestamp(decoded.Tokens) };
    }

    private bool EndsWithSingleTimestamp(IReadOnlyList<int> tokens) =>
        tokens is [.., var before, var last] && _special.IsTimestamp(last) && !_special.IsTimestamp(before);

    // The model may place the end of the last word in the silence that fills up the window.
    private static TimeSpan Within(AudioWindow window, TimeSpan time) => window.Start + (time < window.Duration ? time : window.Duration);

    public void Dispose()
    {
        _rules.Dispose();
        _logMel.Dispose();
        _model.Dispose();
    }
}
