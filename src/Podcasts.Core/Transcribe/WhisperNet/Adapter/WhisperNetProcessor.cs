using Podcasts.Core.Transcribe.Whisper.Tokens;
using Whisper.net;

namespace Podcasts.Core.Transcribe.WhisperNet;

/// <summary>Our options as Whisper.net's.</summary>
internal static class WhisperNetProcessor
{
    private const int WidestBeam = 8; // WHISPER_MAX_DECODERS

    public static WhisperProcessor Build(WhisperFactory factory, TranscribeParameters parameters, bool isMultilingual, int threads)
    {
        var temperatures = parameters.Temperatures;
        var builder = factory.CreateBuilder()
            .WithThreads(threads)
            .WithNoContext()
            .WithProbabilities()
            .WithTemperature((float)temperatures[0])
            .WithTemperatureInc(temperatures.Count > 1 ? (float)(temperatures[1] - temperatures[0]) : 0)
            .WithLogProbThreshold((float)parameters.MinimumMeanLogProbability)
            .WithNoSpeechThreshold((float)parameters.NoSpeechThreshold);
        builder = Language(parameters, isMultilingual) is { } language ? builder.WithLanguage(language) : builder.WithLanguageDetection();
        if (parameters.Task == TranscribeTask.Translate)
        {
            builder.WithTranslate();
        }

        if (parameters.WordTimes)
        {
            builder.WithTokenTimestamps();
        }

        if (Prompt(parameters) is { Length: > 0 } prompt)
        {
            builder.WithPrompt(prompt);
        }

        if (parameters.BeamSize > 1)
        {
            builder.WithBeamSearchSamplingStrategy(beam => beam.WithBeamSize(Math.Min(parameters.BeamSize, WidestBeam)));
        }

        return builder.Build();
    }

    /// <summary>What the model is to take for said before: the show's words, then the text before.</summary>
    internal static string Prompt(TranscribeParameters parameters)
    {
        var vocabulary = parameters.Vocabulary.Count > 0 ? string.Join(", ", parameters.Vocabulary) + "." : "";
        return $"{vocabulary} {parameters.Prompt}".Trim();
    }

    private static string? Language(TranscribeParameters parameters, bool isMultilingual) =>
        !isMultilingual ? "en" : parameters.Language is { } code ? Languages.Require(code) : null;
}
