namespace Podcasts.Core.Fetching;

/// <summary>Headers that prove who asks, and the one origin that may see them.</summary>
/// <param name="Origin">Scheme, host and port, such as <c>https://api.podcastindex.org</c>.</param>
/// <param name="Values">By name, as they are sent.</param>
public sealed record OriginHeaders(Uri Origin, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The usual way: <c>Authorization: Bearer</c>.</summary>
    public static OriginHeaders Of(BearerToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new(token.Origin, new Dictionary<string, string> { ["Authorization"] = $"Bearer {token.Value}" });
    }

    /// <summary>Without the secrets, so that they cannot slip into a log.</summary>
    public override string ToString() => $"headers for {Origin}";

    internal void AddTo(HttpRequestMessage request)
    {
        if (AllowedOrigins.SameOrigin(Origin, request.RequestUri!))
        {
            foreach (var (name, value) in Values)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }
}
