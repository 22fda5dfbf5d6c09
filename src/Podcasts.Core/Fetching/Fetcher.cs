using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Podcasts.Core.Fetching;

/// <summary>
/// The one door to the outside: http and https, to the open internet only, bounded in size, time and redirects; trouble that may pass is tried again.
/// Everything that goes wrong comes as a <see cref="FetchException"/>.
/// </summary>
public sealed partial class Fetcher
{
    private readonly AllowedOrigins _ownOrigins = new();
    private readonly Door _door;
    private readonly BoundedReader _reader;
    private readonly FetchingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Fetcher> _logger;
    private readonly ResiliencePipeline _retries;

    public Fetcher(IHttpClientFactory clients, OriginLogin logins, IOptions<FetchingOptions> options, TimeProvider time, ILogger<Fetcher> logger)
    {
        _door = new(clients, _ownOrigins, logins, options, time);
        _reader = new(options.Value, time);
        _options = options.Value;
        _time = time;
        _logger = logger;
        _retries = BuildRetries();
    }

    /// <summary>Lets a part of this very app be fetched though its address is private.</summary>
    /// <param name="origin">Scheme, host and port, such as <c>http://127.0.0.1:5080</c>.</param>
    /// <param name="pathPrefix">Starts and ends with a slash, such as <c>/samples/</c>.</param>
    public void AllowOrigin(Uri origin, string pathPrefix) => _ownOrigins.Add(origin, pathPrefix);

    /// <summary>A feed, whatever is known of it.</summary>
    public async Task<FetchedBytes> FetchFeedAsync(Uri url, CancellationToken cancellationToken) =>
        (await FetchFeedAsync(url, CacheHeaders.None, cancellationToken)).Content!;

    /// <summary>A feed, unless it is as it was.</summary>
    /// <param name="url">http or https.</param>
    /// <param name="known">What came with the answer before; <see cref="CacheHeaders.None"/> to have the feed in any case.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public Task<FetchedFeed> FetchFeedAsync(Uri url, CacheHeaders known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        return AttemptAsync(
            url,
            _options.PageTimeout,
            async token =>
            {
                using var answer = await AskAsync(url, "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5", request => known.Ask(request.Headers), token);
                var cache = CacheHeaders.Of(answer.Response, _time.GetUtcNow());
                return answer.Response.StatusCode == HttpStatusCode.NotModified && known != CacheHeaders.None
                    ? new FetchedFeed(null, new(cache.ETag ?? known.ETag, cache.LastModified ?? known.LastModified, cache.FreshFor))
                    : new FetchedFeed(await ReadAsync(answer, _options.MaximumFeedBytes, token), cache);
            },
            cancellationToken);
    }

    /// <summary>What a service of the web answers, once and soon: somebody waits for it.</summary>
    /// <param name="url">http or https.</param>
    /// <param name="proof">Who asks, for a service that wants to know; null for none.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public Task<FetchedBytes> FetchJsonAsync(Uri url, OriginHeaders? proof, CancellationToken cancellationToken) => OnceAsync(
        url,
        _options.ServiceTimeout,
        async token =>
        {
            using var answer = await AskAsync(url, "application/json", request => proof?.AddTo(request), token);
            return await ReadAsync(answer, _options.MaximumServiceBytes, token);
        },
        cancellationToken);

    /// <summary>An episode's chapters, as JSON.</summary>
    public Task<FetchedBytes> FetchChaptersAsync(Uri url, CancellationToken cancellationToken) => AttemptAsync(
        url,
        _options.PageTimeout,
        async token =>
        {
            using var answer = await AskAsync(url, "application/json+chapters, application/json;q=0.9, */*;q=0.5", prepare: null, token);
            return await ReadAsync(answer, _options.MaximumChaptersBytes, token);
        },
        cancellationToken);

    /// <summary>A publisher's transcript, in whatever form.</summary>
    public Task<FetchedBytes> FetchTranscriptAsync(Uri url, CancellationToken cancellationToken) => AttemptAsync(
        url,
        _options.PageTimeout,
        async token =>
        {
            using var answer = await AskAsync(url, "application/json, text/vtt, application/x-subrip, text/html;q=0.9, */*;q=0.5", null, token);
            return await ReadAsync(answer, _options.MaximumTranscriptBytes, token);
        },
        cancellationToken);

    /// <summary>A picture, whose media type is told by its bytes.</summary>
    public Task<FetchedBytes> FetchImageAsync(Uri url, CancellationToken cancellationToken) => AttemptAsync(
        url,
        _options.PageTimeout,
        async token =>
        {
            using var answer = await AskAsync(url, "image/avif, image/webp, image/*;q=0.9, */*;q=0.5", prepare: null, token);
            var image = await ReadAsync(answer, _options.MaximumImageBytes, token);
            var type = ImageSniffer.MediaType(image.Bytes) ?? throw FetchFailure.NotAnImage(image.Address.Host);
            return image with { MediaType = type };
        },
        cancellationToken);

    /// <summary>Downloads a file. What an earlier call left at <paramref name="temporaryPath"/> is continued where the host allows it, and is left there on failure.</summary>
    /// <param name="url">http or https.</param>
    /// <param name="temporaryPath">Where the bytes go; its folder exists. A note lies beside it while the download is unfinished.</param>
    /// <param name="maximumBytes">More is refused; <see cref="FetchingOptions.MaximumAudioBytes"/> for episodes.</param>
    /// <param name="progress">Told of each piece, from the thread that reads.</param>
    /// <param name="cancellationToken">Stops at once; the file stays to be continued.</param>
    public Task<FetchedFile> DownloadAsync(
        Uri url,
        string temporaryPath,
        long maximumBytes,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken) => DownloadAsync(url, null, temporaryPath, maximumBytes, progress, cancellationToken);

    /// <summary>The same, for a host that wants to know who asks.</summary>
    /// <param name="url">http or https.</param>
    /// <param name="token">Sent to its own origin and to nobody who is redirected to; null for none.</param>
    /// <param name="temporaryPath">Where the bytes go; its folder exists.</param>
    /// <param name="maximumBytes">More is refused.</param>
    /// <param name="progress">Told of each piece, from the thread that reads.</param>
    /// <param name="cancellationToken">Stops at once; the file stays to be continued.</param>
    public Task<FetchedFile> DownloadAsync(
        Uri url,
        BearerToken? token,
        string temporaryPath,
        long maximumBytes,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken) => AttemptAsync(
            url,
            _options.DownloadTimeout,
            attempt => new Download(_door, _reader, _time).RunAsync(url, token, temporaryPath, maximumBytes, progress, attempt),
            cancellationToken);

    private Task<Answer> AskAsync(Uri url, string accept, Action<HttpRequestMessage>? prepare, CancellationToken cancellationToken) => _door.AskAsync(
        url,
        token: null,
        request =>
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            prepare?.Invoke(request);
        },
        cancellationToken);

    private async Task<FetchedBytes> ReadAsync(Answer answer, long maximumBytes, CancellationToken cancellationToken)
    {
        var host = answer.Address.Host;
        if (answer.Response.StatusCode != HttpStatusCode.OK)
        {
            throw FetchFailure.Of(host, answer.Response, _time.GetUtcNow());
        }

        if (answer.Response.Content.Headers.ContentLength > maximumBytes)
        {
            throw FetchFailure.TooLarge(host, maximumBytes);
        }

        using var bytes = new MemoryStream();
        await using var body = await answer.OpenBodyAsync(cancellationToken);
        await foreach (var piece in _reader.ReadAsync(body, host, maximumBytes, cancellationToken))
        {
            bytes.Write(piece.Span);
        }

        var type = answer.Response.Content.Headers.ContentType;
        return new(bytes.ToArray(), type?.MediaType, type?.CharSet?.Trim('"', '\''), answer.Address, answer.LastingAddress);
    }

    private async Task<T> AttemptAsync<T>(Uri url, TimeSpan limit, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken) =>
        await _retries.ExecuteAsync(async outer => await OnceAsync(url, limit, attempt, outer), cancellationToken);

    private async Task<T> OnceAsync<T>(Uri url, TimeSpan limit, Func<CancellationToken, Task<T>> attempt, CancellationToken outer)
    {
        using var timer = new CancellationTokenSource(limit, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(outer, timer.Token);
        try
        {
            return await attempt(linked.Token);
        }
        catch (OperationCanceledException exception) when (!outer.IsCancellationRequested)
        {
            throw FetchFailure.TooSlow(url.Host, exception);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or HttpRequestException)
        {
            throw FetchFailure.Interrupted(url.Host, exception);
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
                    Log.TryingAgain(_logger, retry.AttemptNumber + 2, retry.RetryDelay, retry.Outcome.Exception!.Message);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Fetching: attempt {Attempt} follows in {Delay}. {Reason}")]
        public static partial void TryingAgain(ILogger logger, int attempt, TimeSpan delay, string reason);
    }
}
