using System.Net;
using System.Text.Json;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>The sentences for all that a speech server can answer but words.</summary>
internal static class OpenAiFailure
{
    private const int LongestQuote = 200;

    public static FetchException TooSlow(Uri address, Exception inner) => new(
        $"{address.Host} did not answer in time. Try again later, or raise OpenAi:Timeout.", permanent: false, inner: inner);

    public static FetchException NotUnderstood(Uri address, Exception? inner = null) => new(
        $"{address.Host} does not answer as OpenAI's server does. Check OpenAi:Address ({address} was asked).", permanent: true, inner: inner);

    /// <summary>What an answer that is no success means.</summary>
    /// <param name="address">That was asked.</param>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its content, of which the server's own message is quoted.</param>
    /// <param name="key">Must not be seen in the message.</param>
    /// <param name="now">For a Retry-After that names a time.</param>
    public static FetchException Of(Uri address, HttpResponseMessage response, string body, string? key, DateTimeOffset now)
    {
        var status = response.StatusCode;
        var passes = status is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout && !IsOutOfCredit(body);
        var way = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "Check the key (OpenAi:ApiKey, or the credentials store)",
            HttpStatusCode.NotFound => $"Check OpenAi:Address ({address} was asked) and OpenAi:Model",
            HttpStatusCode.RequestEntityTooLarge => "Its limit is below 1 MB for 30 s of sound; choose another server",
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => $"It sends on to {response.Headers.Location}; set OpenAi:Address to where it really is",
            _ when IsOutOfCredit(body) => "Its account has run out of credit; top it up, or choose another engine",
            _ when passes => "Try again later; what was heard so far is kept",
            _ => "Check OpenAi:Model, or choose another engine",
        };
        return new($"{address.Host} answers {(int)status}{Quote(body, key)}. {way}.", !passes, status, FetchFailure.RetryAfter(response, now));
    }

    // OpenAI answers 429 to this too, and waiting does not help.
    private static bool IsOutOfCredit(string body) => body.Contains("insufficient_quota", StringComparison.Ordinal);

    private static string Quote(string body, string? key)
    {
        var said = Said(body)?.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        if (string.IsNullOrEmpty(said))
        {
            return "";
        }

        said = string.IsNullOrEmpty(key) ? said : said.Replace(key, "…", StringComparison.Ordinal);
        return $": {(said.Length <= LongestQuote ? said : said[..LongestQuote] + "…")}";
    }

    // {"error": {"message": "…"}}, or, on some servers, {"error": "…"} or {"detail": "…"}.
    private static string? Said(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var error = Property(root, "error") is { } inside ? Property(inside, "message") ?? inside : Property(root, "detail");
            return error is { ValueKind: JsonValueKind.String } message ? message.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
