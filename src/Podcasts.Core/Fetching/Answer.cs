using System.IO.Compression;

namespace Podcasts.Core.Fetching;

/// <summary>What the last host in a chain of redirects answered.</summary>
internal sealed record Answer(HttpResponseMessage Response, Uri Address, Uri LastingAddress) : IDisposable
{
    public string? Encoding => Response.Content.Headers.ContentEncoding.LastOrDefault()?.ToLowerInvariant() is { Length: > 0 } encoding and not "identity" ? encoding : null;

    /// <summary>The body, decompressed as it is read.</summary>
    public async Task<Stream> OpenBodyAsync(CancellationToken cancellationToken)
    {
        var body = await Response.Content.ReadAsStreamAsync(cancellationToken);
        return Encoding switch
        {
            null => body,
            "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            var other => throw FetchFailure.UnknownEncoding(Address.Host, other),
        };
    }

    public void Dispose() => Response.Dispose();
}
