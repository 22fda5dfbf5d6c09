using Podcasts.Core.Models;

namespace Podcasts.Core.Weights.Numpy;

/// <summary>Reads <c>.npz</c> files: several arrays of NumPy's in a zip archive.</summary>
public static class NpzFile
{
    private const string Suffix = ".npy";
    private const long LongestArray = 64 << 20;
    private const int MostArrays = 100;

    /// <summary>Reads all arrays, by name.</summary>
    /// <exception cref="ModelFileException">The file is missing, broken, or larger than such files are.</exception>
    public static IReadOnlyDictionary<string, NumpyArray> Read(string path)
    {
        var name = Path.GetFileName(path);
        using var entries = ZipEntries.Open(path);
        var arrays = entries.Names.Where(entry => entry.EndsWith(Suffix, StringComparison.Ordinal)).ToArray();
        return arrays.Length <= MostArrays
            ? arrays.ToDictionary(entry => entry[..^Suffix.Length], entry => new NpyReader($"{entry} in {name}").Read(entries.Read(entry, LongestArray)))
            : throw new ModelFileException($"The file {name} holds {arrays.Length} arrays, which is too much.");
    }
}
