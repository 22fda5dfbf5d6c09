using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podcasts.Core.Fetching;
using Polly;
using Polly.Retry;

namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>Asks a server that speaks OpenAI's API for audio, and asks again where its trouble looks as if it would pass.</summary>
/// <remarks>OpenAI's API reference, Audio. What servers leave out of <c>verbose_json</c> is done without.</remarks>
public sealed partial class OpenAiSpeechClient : ISpeechToTextClient
{
    /// <summary>Name of the client that reaches the configured server.</summary>
    internal const string Client = "Podcasts.OpenAi";

    private const int MaximumAnswerBytes = 16 << 20;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, PropertyNameCaseInsensitive = true };

    private readonly IHttpClientFactory _clients;
    private readonly OpenAiOptions _options;
    private readonly OpenAiKey _key;
    private readonly TimeProvider _time;
    private readonly ILogger<OpenAiSpeechClient> _logger;
    private readonly ResiliencePipeline _retries;

    public OpenAiSpeechClient(IHttpClientFactory clients, IOptions<OpenAiOptions> options, OpenAiKey key, TimeProvider time, ILogger<OpenAiSpeechClient> logger)
    {
        (_clients, _options, _key, _time, _logger) = (clients, options.Value, key, time, logger);
        _retries = BuildRetries();
    }

    /// <summary>Has a WAV file heard.</summary>
    /// <param name="audioSpeechStream">The file; read to its end.</param>
    /// <param name="options">Model, language, and what <see cref="OpenAiEngine"/> adds; a text language asks for a translation into English.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>The text; its raw form has segments and words with their times.</returns>
    /// <exception cref="FetchException">The server cannot be reached, refuses, or does not answer as OpenAI's does.</exception>
    public async Task<SpeechToTextResponse> GetTextAsync(Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var copy = new MemoryStream();
        await audioSpeechStream.CopyToAsync(copy, cancellationToken);
        var audio = copy.ToArray();
        var told = await _retries.ExecuteAsync(async token => await AskAsync(audio, options ?? new(), token), cancellationToken);
        return new SpeechToTextResponse(told.Text ?? "") { RawRepresentation = told, ModelId = options?.ModelId ?? _options.Model };
    }

    /// <summary>The same in one piece: these servers answer a short file at once.</summary>
    public async IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetTextAsync(audioSpeechStream, options, cancellationToken)).ToSpeechToTextResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // Connections belong to the factory of clients.
    }

    private async Task<VerboseTranscription> AskAsync(byte[] audio, SpeechToTextOptions options, CancellationToken cancellationToken)
    {
        var address = new Uri(_options.BaseAddress(), options.TextLanguage is null ? "audio/transcriptions" : "audio/translations");
        var key = _key(address);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Form(audio, options) };
        request.Headers.Authorization = string.IsNullOrEmpty(key) ? null : new AuthenticationHeaderValue("Bearer", key);
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var client = _clients.CreateClient(Client);
            client.MaxResponseContentBufferSize = MaximumAnswerBytes;
            using var response = await client.SendAsync(request, linked.Token);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadFromJsonAsync<VerboseTranscription>(Json, linked.Token) ?? throw OpenAiFailure.NotUnderstood(address)
                : throw OpenAiFailure.Of(address, response, await response.Content.ReadAsStringAsync(linked.Token), key, _time.GetUtcNow());
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw OpenAiFailure.TooSlow(address, exception);
        }
        catch (JsonException exception)
        {
            throw OpenAiFailure.NotUnderstood(address, exception);
        }
        catch (HttpRequestException exception)
        {
            throw FetchFailure.Of(address.Host, exception);
        }
    }

    private MultipartFormDataContent Form(byte[] audio, SpeechToTextOptions options)
    {
        var more = options.AdditionalProperties ?? [];
        var file = new ByteArrayContent(audio) { Headers = { ContentType = new("audio/wav") } };
        var form = new MultipartFormDataContent { { file, "file", "window.wav" } };
        Add("model", options.ModelId ?? _options.Model);
        Add("response_format", "verbose_json");
        Add("prompt", more.GetValueOrDefault(OpenAiEngine.Prompt) as string);
        Add("temperature", more.GetValueOrDefault(OpenAiEngine.Temperature) as string);
        if (options.TextLanguage is null)
        {
            Add("language", options.SpeechLanguage);
            Add("timestamp_granularities[]", "segment");
            Add("timestamp_granularities[]", more.ContainsKey(OpenAiEngine.WordTimes) ? "word" : null);
        }

        return form;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                form.Add(new StringContent(value), name);
            }
        }
    }

    private ResiliencePipeline BuildRetries() => _options.Attempts == 1
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<FetchException>(failure =>
                    !failure.Permanent && (failure.RetryAfter ?? TimeSpan.Zero) <= _options.MaximumRetryAfter),
                MaxRetryAttempts = _options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryDelay,
                DelayGenerator = retry => ValueTask.FromResult((retry.Outcome.Exception as FetchException)?.RetryAfter),
                OnRetry = retry =>
                {
                    Log.AskingAgain(_logger, retry.AttemptNumber + 2, retry.RetryDelay, retry.Outcome.Exception!.Message);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private static partial class Log
    {
        [LoggerMessage(101, LogLevel.Warning, "Recognition by a server: attempt {Attempt} follows in {Delay}. {Reason}")]
        public static partial void AskingAgain(ILogger logger, int attempt, TimeSpan delay, string reason);
    }
}
