using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Podcasts.Ui.Clients;

/// <summary>The Api's <c>transcribe</c> route.</summary>
public sealed partial class TranscribeClient(HttpClient http, TimeProvider time, ILogger<TranscribeClient> logger)
{
    /// <summary>How long a broken stream rests before it is opened again.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Starts a transcription, or joins the one that is under way. The press of a button is where its correlation id is born.</summary>
    public async Task<TranscribeStatus> StartAsync(string episode, StartTranscribeRequest request, CancellationToken cancellationToken)
    {
        using var press = new Activity("transcribe").Start();
        Log.Asked(logger, episode, press.TraceId);
        return await http.AskAsync<TranscribeStatus>(HttpMethod.Post, Path(episode), request, cancellationToken);
    }

    /// <summary>Null if the episode was never asked for.</summary>
    public Task<TranscribeStatus?> StatusAsync(string episode, CancellationToken cancellationToken) =>
        http.FindAsync<TranscribeStatus>(Path(episode), cancellationToken);

    /// <summary>Stops the job; the next start goes on from what was recognised so far.</summary>
    public async Task CancelAsync(string episode, CancellationToken cancellationToken) =>
        (await http.AskAsync(HttpMethod.Delete, Path(episode), null, cancellationToken)).Dispose();

    /// <summary>Watches until the job ends. A stream that breaks (the Api restarts, say) is opened again: the job is durable, so it goes on.</summary>
    /// <exception cref="ApiException">The Api refuses: there is no such job or episode.</exception>
    public async IAsyncEnumerable<TranscribeProgress> WatchAsync(string episode, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var events = ProgressAsync(episode, cancellationToken).GetAsyncEnumerator(cancellationToken);
            TranscribeProgress? last;
            do
            {
                last = await NextAsync(events);
                if (last is not null)
                {
                    yield return last;
                }

                if (last?.Status is { IsActive: false })
                {
                    yield break;
                }
            }
            while (last is not null);

            yield return new TranscribeProgress(null, [], Interrupted: true);
            await Task.Delay(Rest, time, cancellationToken);
        }
    }

    /// <summary>The stream as the Api sends it, once.</summary>
    private async IAsyncEnumerable<TranscribeProgress> ProgressAsync(string episode, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await http.AskAsync(HttpMethod.Get, $"{Path(episode)}/progress", null, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var events = SseParser.Create(stream, (type, data) => type switch
        {
            "status" => new TranscribeProgress(JsonSerializer.Deserialize<TranscribeStatus>(data, ApiHttp.Json), []),
            "segments" => new TranscribeProgress(null, JsonSerializer.Deserialize<IReadOnlyList<TranscriptSegment>>(data, ApiHttp.Json) ?? []),
            _ => new TranscribeProgress(null, []),
        });
        await foreach (var item in events.EnumerateAsync(cancellationToken))
        {
            yield return item.Data;
        }
    }

    /// <summary>The next event, or null where the stream broke or the Api could not be reached.</summary>
    private static async Task<TranscribeProgress?> NextAsync(IAsyncEnumerator<TranscribeProgress> events)
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

    private static string Path(string episode) => $"api/transcribe/{Uri.EscapeDataString(episode)}";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A reader asks for the transcription of {Episode}; its trace is {TraceId}.")]
        public static partial void Asked(ILogger logger, string episode, ActivityTraceId traceId);
    }
}
