using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Podcasts.Core.Fetching;

namespace Podcasts.Core.Directories;

/// <summary>The key and the secret that Podcast Index gives to whoever asks for them; null where they are not known or not meant for that address.</summary>
/// <param name="address">Where they would be sent.</param>
public delegate PodcastIndexKey? PodcastIndexKeys(Uri address);

/// <summary>What proves to Podcast Index who asks.</summary>
public sealed record PodcastIndexKey(string Key, string Secret)
{
    /// <summary>Without the secret, so that it cannot slip into a log.</summary>
    public override string ToString() => "a key of Podcast Index";
}

/// <summary>Podcast Index, the open directory (podcastindex-org.github.io/docs-api): a question is signed with key, secret and time.</summary>
public sealed class PodcastIndexDirectory(Fetcher fetcher, PodcastIndexKeys keys, IOptions<DirectoriesOptions> options, TimeProvider time) : IPodcastDirectory
{
    public string Name => "Podcast Index";

    public bool IsOpen => options.Value.PodcastIndex is { } address && keys(new Uri(address)) is not null;

    public async Task<IReadOnlyList<ListedShow>> FindAsync(string name, CancellationToken cancellationToken)
    {
        var address = new Uri(options.Value.PodcastIndex!);
        var proof = keys(address) is { } key ? Sign(address, key) : throw new DirectoryException("Podcast Index wants a key and a secret. Enter both on the Credentials page.");
        var question = new Uri(address, $"api/1.0/search/byterm?max={options.Value.Results}&q={Uri.EscapeDataString(name)}");
        var answer = DirectoryAnswer.Read<Answer>(Name, await fetcher.FetchJsonAsync(question, proof, cancellationToken));
        return [.. (answer.Feeds ?? []).Select(show => ListedShow.Of(show?.Title, show?.Author, show?.Url, NotEmpty(show?.Artwork) ?? show?.Image)).OfType<ListedShow>()];
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Podcast Index wants it so.")]
    private OriginHeaders Sign(Uri address, PodcastIndexKey key)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new(address, new Dictionary<string, string>
        {
            ["X-Auth-Date"] = now,
            ["X-Auth-Key"] = key.Key,
            ["Authorization"] = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key.Key + key.Secret + now))),
        });
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private sealed record Answer(IReadOnlyList<Feed?>? Feeds);

    private sealed record Feed(string? Title, string? Author, string? Url, string? Artwork, string? Image);
}
