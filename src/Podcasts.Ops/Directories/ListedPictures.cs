using System.Collections.Concurrent;
using Podcasts.Core.Fetching;
using Podcasts.Ops.Episodes;

namespace Podcasts.Ops.Directories;

/// <summary>
/// Pictures of shows that were found lately, handed on so that a browser never talks to strangers. Nothing is stored, since most shows that are found
/// are not added; and only what a directory has named can be asked for, so that this is no relay for anybody else.
/// </summary>
public sealed class ListedPictures(Fetcher fetcher)
{
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<string, Uri> _addresses = new();
    private readonly ConcurrentQueue<string> _oldest = new();

    /// <returns>What to ask for it by.</returns>
    internal string Name(Uri picture)
    {
        var name = Artwork.NameOf(picture.AbsoluteUri);
        if (_addresses.TryAdd(name, picture))
        {
            _oldest.Enqueue(name);
        }

        while (_oldest.Count > Most && _oldest.TryDequeue(out var old))
        {
            _addresses.TryRemove(old, out _);
        }

        return name;
    }

    /// <exception cref="NotFoundException">Nothing of that name was found lately, or its host does not hand it out.</exception>
    internal async Task<ListedPicture> FetchAsync(string name, CancellationToken cancellationToken)
    {
        if (!_addresses.TryGetValue(name, out var address))
        {
            throw new NotFoundException("No show was found lately that has this picture. Search for it again.");
        }

        try
        {
            var picture = await fetcher.FetchImageAsync(address, cancellationToken);
            return new(picture.Bytes, picture.MediaType!);
        }
        catch (FetchException failure)
        {
            throw new NotFoundException($"The picture could not be fetched. {failure.Message}");
        }
    }
}

/// <summary>A picture that is handed on.</summary>
/// <param name="MediaType">As its bytes say.</param>
public sealed record ListedPicture(byte[] Bytes, string MediaType);
