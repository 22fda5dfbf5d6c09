using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Podcasts.Ui.Clients;

/// <summary>Watches work of the Api's by its server-sent events.</summary>
internal static class ApiEvents
{
    /// <summary>How long a broken stream rests before it is opened again.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Watches until the work ends. A stream that breaks (the Api restarts, say) is opened again, since the work goes on.</summary>
    /// <param name="http">The Api.</param>
    /// <param name="path">Of the stream.</param>
    /// <param name="read">Makes something of an event.</param>
    /// <param name="isLast">Tells the event that ends the work.</param>
    /// <param name="interrupted">What is told while the stream is broken.</param>
    /// <param name="time">For the rest between two tries.</param>
    /// <param name="cancellationToken">Stops watching; the work goes on.</param>
    /// <exception cref="ApiException">The Api refuses: there is no such work.</exception>
    public static async IAsyncEnumerable<T> WatchAsync<T>(
        this HttpClient http,
        string path,
        SseItemParser<T> read,
        Func<T, bool> isLast,
        T interrupted,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            await using var events = http.ReadAsync(path, read, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(events) is { } item)
            {
                yield return item;
                if (isLast(item))
                {
                    yield break;
                }
            }

            yield return interrupted;
            await Task.Delay(Rest, time, cancellationToken);
        }
    }

    /// <summary>The stream as the Api sends it, once.</summary>
    private static async IAsyncEnumerable<T> ReadAsync<T>(
        this HttpClient http, string path, SseItemParser<T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await http.AskAsync(HttpMethod.Get, path, null, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream, read).EnumerateAsync(cancellationToken))
        {
            yield return item.Data;
        }
    }

    /// <summary>The next event, or null where the stream broke or the Api could not be reached.</summary>
    private static async Task<T?> NextAsync<T>(IAsyncEnumerator<T> events)
        where T : class
    {
        try
        {
            return await events.MoveNextAsync() ? events.Current : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null;
        }
        catch (ApiException exception) when (exception.Status is null or >= HttpStatusCode.InternalServerError)
        {
            return null;
        }
    }
}
