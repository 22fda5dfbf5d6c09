using System.Security.Cryptography;
using System.Text;
using Podcasts.Core.Fetching;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>Our copies of shows' and episodes' pictures, so that a browser never talks to strangers.</summary>
public sealed class Artwork(DataFolder data, Fetcher fetcher)
{
    // The Fetcher tells a picture by its bytes and lets no other type through.
    private static readonly Dictionary<string, string> Extensions = new()
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/gif"] = ".gif",
        ["image/webp"] = ".webp",
        ["image/avif"] = ".avif",
    };

    /// <summary>The stored copy, fetched the first time it is asked for.</summary>
    /// <exception cref="NotFoundException">There is no picture, or its host does not hand it out.</exception>
    public async Task<StoredFile> OpenAsync(string? url, CancellationToken cancellationToken)
    {
        if (url is null)
        {
            throw new NotFoundException("Neither this show nor its episode has a picture.");
        }

        var name = NameOf(url);
        return Find(name) ?? await FetchAsync(new Uri(url), name, cancellationToken);
    }

    /// <summary>What our copy of a picture is called, before its dot.</summary>
    internal static string NameOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)))[..32];

    private StoredFile? Find(string name) => Extensions
        .Select(type => new StoredFile(Path.Combine(data.Images, name + type.Value), type.Key, name))
        .FirstOrDefault(file => File.Exists(file.Path));

    private async Task<StoredFile> FetchAsync(Uri url, string name, CancellationToken cancellationToken)
    {
        try
        {
            var image = await fetcher.FetchImageAsync(url, cancellationToken);
            var path = Path.Combine(data.Images, name + Extensions[image.MediaType!]);
            var part = Path.Combine(data.Images, Path.GetRandomFileName());
            await File.WriteAllBytesAsync(part, image.Bytes, cancellationToken);
            File.Move(part, path, overwrite: true);
            return new StoredFile(path, image.MediaType!, name);
        }
        catch (FetchException failure)
        {
            throw new NotFoundException($"The picture could not be fetched. {failure.Message}");
        }
    }
}
