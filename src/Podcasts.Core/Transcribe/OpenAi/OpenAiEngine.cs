using System.Globalization;
using Microsoft.Extensions.AI;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>Hears with a speech-to-text client. Nothing is loaded; windows are sent side by side, each by itself.</summary>
/// <remarks>Thresholds and the beam are the server's own; the first temperature is passed on.</remarks>
/// <param name="client">Not disposed of.</param>
/// <param name="model">Its name at the server.</param>
/// <param name="parallel">Windows sent at once.</param>
public sealed class OpenAiEngine(ISpeechToTextClient client, string model, int parallel) : ITranscribeEngine
{
    /// <summary>Of <see cref="SpeechToTextOptions.AdditionalProperties"/>: text to take for said before.</summary>
    internal const string Prompt = "prompt";

    /// <summary>Of <see cref="SpeechToTextOptions.AdditionalProperties"/>.</summary>
    internal const string Temperature = "temperature";

    /// <summary>Of <see cref="SpeechToTextOptions.AdditionalProperties"/>: there where times of words are wanted.</summary>
    internal const string WordTimes = "word_times";

    public string Model => model;

    public int BatchSize => parallel;

    public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        HearAsync(windows, parameters, cancellationToken).GetAwaiter().GetResult();

    public void Dispose()
    {
        // The client belongs to whoever made it.
    }

    private async Task<IReadOnlyList<HeardWindow>> HearAsync(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken)
    {
        var options = Options(parameters);
        var heard = new HeardWindow[windows.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        await System.Threading.Tasks.Parallel.ForAsync(0, windows.Count, limits, async (i, token) =>
        {
            using var audio = new MemoryStream(WaveFile.Of(windows[i].Samples.Span));
            heard[i] = ResponseReader.Read(await client.GetTextAsync(audio, options, token), windows[i], parameters);
        });
        return heard;
    }

    private SpeechToTextOptions Options(TranscribeParameters parameters)
    {
        var more = new AdditionalPropertiesDictionary { [Temperature] = parameters.Temperatures[0].ToString(CultureInfo.InvariantCulture) };
        if (string.Join(' ', string.Join(", ", parameters.Vocabulary), parameters.Prompt).Trim() is { Length: > 0 } prompt)
        {
            more[Prompt] = prompt;
        }

        if (parameters.WordTimes)
        {
            more[WordTimes] = true;
        }

        return new SpeechToTextOptions
        {
            ModelId = model,
            SpeechLanguage = parameters.Language is { } code ? Languages.Require(code) : null,
            TextLanguage = parameters.Task == TranscribeTask.Translate ? "en" : null,
            AdditionalProperties = more,
        };
    }
}
