using System.IO.Compression;
using Podcasts.Core.Models;

namespace Podcasts.Core.Weights;

/// <summary>The entries of a zip archive by name, none of which can grow to more than it should.</summary>
internal sealed class ZipEntries : IDisposable
{
    /// <summary>Bytes that a compressed entry may expand to. Weights are stored as they are and so may be as long as the file.</summary>
    private const long LongestCompressed = 64 << 20;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = [];
    private readonly string _name;

    private ZipEntries(string name, ZipArchive archive)
    {
        (_name, _archive) = (name, archive);
        foreach (var entry in archive.Entries)
        {
            if (!_entries.TryAdd(entry.FullName, entry))
            {
                throw new ModelFileException($"The model file {name} holds two entries of one name.");
            }
        }
    }

    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Opens an archive.</summary>
    /// <exception cref="ModelFileException">It is missing, or no zip archive.</exception>
    public static ZipEntries Open(string path)
    {
        var name = Path.GetFileName(path);
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new(name, new ZipArchive(stream, ZipArchiveMode.Read));
        }
        catch (Exception failure)
        {
            stream?.Dispose();
            throw failure switch
            {
                InvalidDataException => new ModelFileException($"The model file {name} is no zip archive, or cut short. Get it again.", failure),
                IOException or UnauthorizedAccessException => new ModelFileException($"The model file {name} cannot be opened: {failure.Message}", failure),
                _ => failure,
            };
        }
    }

    /// <summary>Bytes of an entry once expanded, as the archive states it; null where there is none of that name.</summary>
    public long? Length(string entry) => _entries.TryGetValue(entry, out var found) ? found.Length : null;

    /// <summary>Reads an entry whole.</summary>
    /// <param name="entry">Its name, which is there.</param>
    /// <param name="longest">Bytes that it may have.</param>
    /// <exception cref="ModelFileException">It is longer, or broken.</exception>
    public byte[] Read(string entry, long longest)
    {
        var found = _entries[entry];
        if (found.Length > Math.Min(longest, found.CompressedLength == found.Length ? Array.MaxLength : LongestCompressed))
        {
            throw new ModelFileException($"The model file {_name} says that its entry {found.Name} is {found.Length} bytes long, which is too much.");
        }

        try
        {
            var bytes = new byte[found.Length];
            using var stream = found.Open();
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new ModelFileException($"The entry {found.Name} of the model file {_name} is broken. Get it again.", failure);
        }
    }

    public void Dispose() => _archive.Dispose();
}
