using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Podcasts.Ops;
using Podcasts.Ops.V1;

namespace Podcasts.Api.V1;

/// <summary>What was heard, in the form that was asked for.</summary>
internal static class V1Answer
{
    public static async Task<IResult> ToAsync(SpeechForm form, string episode, V1Orchestrator v1, CancellationToken cancellationToken)
    {
        var isDiarized = form.Format == "diarized_json";
        if (form is { Stream: true, Format: "json" or "text" or "diarized_json" })
        {
            return TypedResults.ServerSentEvents(StreamAsync(episode, isDiarized, v1, cancellationToken));
        }

        var transcript = await v1.ResultAsync(episode, isDiarized, cancellationToken);
        return form.Format switch
        {
            "srt" or "vtt" => await FileAsync(form.Format, episode, v1, cancellationToken),
            "text" => TypedResults.Text(V1TextResponse.TextOf(transcript) + "\n", "text/plain; charset=utf-8"),
            "verbose_json" => TypedResults.Json(new V1VerboseResponse(transcript, form.WantsSegments, form.WantsWords)),
            "diarized_json" => TypedResults.Json(new V1DiarizedResponse(transcript)),
            _ => TypedResults.Json(new V1TextResponse(transcript)),
        };
    }

    private static async Task<IResult> FileAsync(string format, string episode, V1Orchestrator v1, CancellationToken cancellationToken)
    {
        var file = await v1.ExportAsync(episode, format, cancellationToken);
        return TypedResults.Bytes(file.Bytes, file.ContentType);
    }

    // A stream has begun with 200: what goes wrong later can only be told in it, as OpenAI's clients expect.
    private static async IAsyncEnumerable<SseItem<object>> StreamAsync(string episode, bool isDiarized, V1Orchestrator v1, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = EventsAsync(episode, isDiarized, v1, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            V1ErrorResponse? error = null;
            try
            {
                if (!await events.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (PodcastsException failure)
            {
                error = V1ErrorResponse.From(failure is UnavailableException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest, failure.Message);
            }

            yield return new(error ?? events.Current);
            if (error is not null)
            {
                yield break;
            }
        }
    }

    private static async IAsyncEnumerable<object> EventsAsync(string episode, bool isDiarized, V1Orchestrator v1, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isFirst = true;
        await foreach (var segment in v1.HearAsync(episode, cancellationToken))
        {
            yield return new V1DeltaEvent(isFirst ? segment.Text : " " + segment.Text);
            isFirst = false;
        }

        var transcript = await v1.ResultAsync(episode, isDiarized, cancellationToken);
        if (isDiarized)
        {
            foreach (var segment in transcript.Segments)
            {
                yield return V1SpokenSegment.From(segment);
            }
        }

        var whole = new V1TextResponse(transcript);
        yield return new V1DoneEvent(whole.Text, whole.Usage);
    }
}
