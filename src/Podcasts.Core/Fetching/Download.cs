using System.Net;
using System.Net.Http.Headers;

namespace Podcasts.Core.Fetching;

/// <summary>One attempt at a file: the rest of it where its beginning is on disk already, else all of it.</summary>
internal sealed class Download(Door door, BoundedReader reader, TimeProvider time)
{
    public async Task<FetchedFile> RunAsync(
        Uri url,
        BearerToken? token,
        string path,
        long maximumBytes,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken)
    {
        await using var partial = PartialDownload.Open(path, url);
        using var answer = await AskAsync(url, token, partial, cancellationToken);
        var response = answer.Response;
        var host = answer.Address.Host;
        if (response.StatusCode == HttpStatusCode.OK)
        {
            partial.Restart(answer.Encoding is null ? Validator.Of(response) : null);
        }

        var total = response.Content.Headers.ContentRange?.Length
            ?? (answer.Encoding is null ? response.Content.Headers.ContentLength : null);
        if (total > maximumBytes)
        {
            throw FetchFailure.TooLarge(host, maximumBytes);
        }

        progress?.Report(new(partial.Length, total));
        if (response.StatusCode != HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            await using var body = await answer.OpenBodyAsync(cancellationToken);
            await foreach (var bytes in reader.ReadAsync(body, host, maximumBytes - partial.Length, cancellationToken))
            {
                await partial.AppendAsync(bytes, cancellationToken);
                progress?.Report(new(partial.Length, total));
            }
        }

        if (total is not null && partial.Length != total)
        {
            throw FetchFailure.Interrupted(host, null);
        }

        partial.Finish();
        return new(path, partial.Length, response.Content.Headers.ContentType?.MediaType, answer.Address);
    }

    /// <summary>An answer that fits what is on disk; where the host has something else by now, the file is asked for anew.</summary>
    private async Task<Answer> AskAsync(Uri url, BearerToken? token, PartialDownload partial, CancellationToken cancellationToken)
    {
        var from = partial.Validator is null ? 0 : partial.Length;
        var answer = await door.AskAsync(url, token, request => Prepare(request.Headers, from, partial.Validator), cancellationToken);
        if (answer.Response.StatusCode == HttpStatusCode.OK || (from > 0 && Continues(answer.Response, from, partial.Validator)))
        {
            return answer;
        }

        using (answer)
        {
            if (from == 0 || answer.Response.StatusCode is not (HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable))
            {
                throw FetchFailure.Of(answer.Address.Host, answer.Response, time.GetUtcNow());
            }
        }

        partial.Restart(null);
        return await AskAsync(url, token, partial, cancellationToken);
    }

    private static void Prepare(HttpRequestHeaders headers, long from, Validator? validator)
    {
        headers.TryAddWithoutValidation("Accept", "audio/*, video/*;q=0.9, */*;q=0.8");
        headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (from > 0)
        {
            headers.Range = new(from, null);
            headers.IfRange = validator!.ToCondition();
        }
    }

    /// <summary>Some hosts ignore If-Range and send the rest of another version, some pack it, and some answer 416 where nothing is left to send.</summary>
    private static bool Continues(HttpResponseMessage response, long from, Validator? validator)
    {
        var range = response.Content.Headers.ContentRange;
        return response.StatusCode switch
        {
            HttpStatusCode.PartialContent => range?.From == from && response.Content.Headers.ContentEncoding.Count == 0 && (Validator.Of(response) ?? validator) == validator,
            HttpStatusCode.RequestedRangeNotSatisfiable => range?.Length == from,
            _ => false,
        };
    }
}
