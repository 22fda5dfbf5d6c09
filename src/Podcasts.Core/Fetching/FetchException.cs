using System.Net;

namespace Podcasts.Core.Fetching;

/// <summary>Something could not be fetched; the message names the host, what it answered and a way out.</summary>
/// <param name="message">A plain sentence or two.</param>
/// <param name="permanent">Whether trying again soon cannot help.</param>
/// <param name="status">What the host answered, where it answered.</param>
/// <param name="retryAfter">How long the host asks to wait.</param>
/// <param name="inner">What lies beneath.</param>
public sealed class FetchException(
    string message,
    bool permanent,
    HttpStatusCode? status = null,
    TimeSpan? retryAfter = null,
    Exception? inner = null) : PodcastsCoreException(message, inner)
{
    public bool Permanent { get; } = permanent;

    public HttpStatusCode? Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
