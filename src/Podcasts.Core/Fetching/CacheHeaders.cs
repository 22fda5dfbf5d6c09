using System.Net.Http.Headers;

namespace Podcasts.Core.Fetching;

/// <summary>What a host says about keeping its answer (RFC 9111), to be handed back with the next question.</summary>
/// <param name="ETag">Word for word, weak ones too, or null.</param>
/// <param name="LastModified">Word for word: many hosts compare it as text. Or null.</param>
/// <param name="FreshFor">How long asking again is pointless, or null where the host does not say.</param>
public sealed record CacheHeaders(string? ETag, string? LastModified, TimeSpan? FreshFor)
{
    private const int LongestText = 1024; // characters

    public static CacheHeaders None { get; } = new(null, null, null);

    internal static CacheHeaders Of(HttpResponseMessage response, DateTimeOffset now) => new(
        Raw(response.Headers, "ETag"), Raw(response.Content.Headers, "Last-Modified"), Freshness(response, now));

    /// <summary>Asks for an answer only where it is another one.</summary>
    internal void Ask(HttpRequestHeaders headers)
    {
        if (ETag is not null)
        {
            headers.TryAddWithoutValidation("If-None-Match", ETag);
        }

        if (LastModified is not null)
        {
            headers.TryAddWithoutValidation("If-Modified-Since", LastModified);
        }
    }

    private static string? Raw(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= LongestText } text ? text : null;

    private static TimeSpan? Freshness(HttpResponseMessage response, DateTimeOffset now)
    {
        var control = response.Headers.CacheControl;
        var lifetime = control is { NoCache: true } or { NoStore: true } ? TimeSpan.Zero
            : control?.MaxAge is { } age ? age - (response.Headers.Age ?? TimeSpan.Zero)
            : response.Content.Headers.Expires - (response.Headers.Date ?? now);
        return lifetime < TimeSpan.Zero ? TimeSpan.Zero : lifetime;
    }
}
