using Podcasts.Core.Models;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Speakers.Network;

/// <summary>Compares what a file holds with what a network needs.</summary>
public static class NetworkTensors
{
    private const int MostListed = 8;

    /// <summary>Checks that every tensor is there in its shape; others are of no interest.</summary>
    /// <param name="network">What the file is called in the message.</param>
    /// <param name="read">Tensors by name.</param>
    /// <param name="shapes">What must be there.</param>
    /// <exception cref="ModelFileException">It is not so; the message lists the differences.</exception>
    public static void Check(string network, IReadOnlyDictionary<string, WeightTensor> read, IReadOnlyDictionary<string, long[]> shapes)
    {
        var differences = shapes
            .Select(needed => !read.TryGetValue(needed.Key, out var tensor) ? $"{needed.Key} is missing"
                : !tensor.Shape.Select(size => (long)size).SequenceEqual(needed.Value) ? $"{needed.Key} is ({string.Join(", ", tensor.Shape)}), not ({string.Join(", ", needed.Value)})"
                : null)
            .OfType<string>()
            .ToArray();
        if (differences.Length > 0)
        {
            var more = differences.Length > MostListed ? $"; and {differences.Length - MostListed} more" : "";
            throw new ModelFileException(
                $"This is no {network} that the app knows: {string.Join("; ", differences.Take(MostListed))}{more}. Use the files of pyannote's community-1 or 3.1.");
        }
    }
}
