using Podcasts.Core.Models;
using Podcasts.Core.Weights.Numpy;

namespace Podcasts.Core.Speakers.Clustering;

/// <summary>Turns embeddings into vectors in which speakers are told apart best (diarization.md 4.5). Double precision throughout.</summary>
internal sealed class Plda
{
    private readonly double[] _embeddingMean;
    private readonly double[] _reducedMean;
    private readonly double[] _mean;
    private readonly double[][] _reduce; // The rows of the transposed LDA.
    private readonly double[][] _rotate;

    internal Plda(IReadOnlyDictionary<string, NumpyArray> reduction, IReadOnlyDictionary<string, NumpyArray> plda)
    {
        _embeddingMean = reduction["mean1"].Values;
        _reducedMean = reduction["mean2"].Values;
        _mean = plda["mu"].Values;
        Between = plda["psi"].Values;
        var (from, to) = (_embeddingMean.Length, _reducedMean.Length);
        _reduce = [.. Enumerable.Range(0, to).Select(column => Enumerable.Range(0, from).Select(row => reduction["lda"].Values[(row * to) + column]).ToArray())];
        _rotate = [.. plda["tr"].Values.Chunk(to)];
    }

    /// <summary>How much speakers vary in each dimension; within a speaker it is 1.</summary>
    public double[] Between { get; }

    /// <summary>Values of an embedding.</summary>
    public int Dimensions => _embeddingMean.Length;

    /// <summary>Reads <c>xvec_transform.npz</c> and <c>plda.npz</c> of a folder.</summary>
    /// <exception cref="ModelFileException">A file is missing or broken, or the two do not belong together.</exception>
    public static Plda Load(string folder)
    {
        var (reduction, plda) = (NpzFile.Read(Path.Combine(folder, "xvec_transform.npz")), NpzFile.Read(Path.Combine(folder, "plda.npz")));
        var from = Length(reduction, "mean1");
        var to = Length(reduction, "mean2");
        return Has(reduction, "lda", from, to) && Has(plda, "mu", to) && Has(plda, "psi", to) && Has(plda, "tr", to, to)
            ? new(reduction, plda)
            : throw new ModelFileException($"The files in {folder} are no PLDA that the app knows. Use the folder plda of pyannote's community-1, or remove it.");
    }

    /// <summary>Transforms an embedding.</summary>
    /// <exception cref="ModelFileException">It is another network's.</exception>
    public double[] Transform(ReadOnlySpan<float> embedding)
    {
        if (embedding.Length != Dimensions)
        {
            throw new ModelFileException($"The PLDA is of another network: it wants {Dimensions} values of a voice, and the embedding network gives {embedding.Length}. Remove the folder plda, or use the embedding network that it came with.");
        }

        var centred = new double[embedding.Length];
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = embedding[i] - _embeddingMean[i];
        }

        var unit = Stretch(centred);
        var reduced = Stretch([.. _reduce.Select((row, i) => Vectors.Dot(row, unit) - _reducedMean[i])]);
        var relative = reduced.Zip(_mean, (value, mean) => value - mean).ToArray();
        return Array.ConvertAll(_rotate, row => Vectors.Dot(row, relative));
    }

    // To the length that a vector of ones has.
    private static double[] Stretch(double[] vector)
    {
        var length = Math.Sqrt(Vectors.Dot(vector, vector));
        return length == 0 ? vector : Array.ConvertAll(vector, value => value * Math.Sqrt(vector.Length) / length);
    }

    private static int Length(IReadOnlyDictionary<string, NumpyArray> file, string name) => file.TryGetValue(name, out var array) ? array.Values.Length : 0;

    private static bool Has(IReadOnlyDictionary<string, NumpyArray> file, string name, params int[] shape) =>
        file.TryGetValue(name, out var array) && array.Shape.SequenceEqual(shape) && array.Values.Length > 0;
}
