using System.Collections.Concurrent;

namespace Podcasts.Core.Fetching;

/// <summary>The parts of this machine that may be fetched though their address is private: the app's own sample show.</summary>
internal sealed class AllowedOrigins
{
    private readonly ConcurrentBag<(Uri Origin, string PathPrefix)> _allowed = [];

    public void Add(Uri origin, string pathPrefix)
    {
        if (!pathPrefix.StartsWith('/') || !pathPrefix.EndsWith('/'))
        {
            throw new ArgumentException("A path prefix starts and ends with a slash.", nameof(pathPrefix));
        }

        _allowed.Add((origin, pathPrefix));
    }

    /// <summary>A path with escapes in it never matches: who knows what the server makes of them.</summary>
    public bool Contain(Uri url) => _allowed.Any(allowed =>
        SameOrigin(allowed.Origin, url)
        && url.AbsolutePath.StartsWith(allowed.PathPrefix, StringComparison.Ordinal)
        && !url.AbsolutePath.Contains('%', StringComparison.Ordinal));

    public static bool SameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
