using System.Globalization;

namespace Podcasts.Demo.Speakers;

/// <summary>How alike embeddings of the same voice and of different voices are.</summary>
public sealed class VoicePairs
{
    private readonly List<float> _same = [];
    private readonly List<(float Cosine, int A, int B)> _different = [];

    /// <summary>Compares each with each.</summary>
    /// <param name="embeddings">Of length one.</param>
    public VoicePairs(IReadOnlyList<(int Voice, float[] Values)> embeddings)
    {
        for (var i = 0; i < embeddings.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var cosine = embeddings[i].Values.Zip(embeddings[j].Values, (a, b) => a * b).Sum();
                if (embeddings[i].Voice == embeddings[j].Voice)
                {
                    _same.Add(cosine);
                }
                else
                {
                    _different.Add((cosine, Math.Min(embeddings[i].Voice, embeddings[j].Voice), Math.Max(embeddings[i].Voice, embeddings[j].Voice)));
                }
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var alike = _different.GroupBy(d => (d.A, d.B)).Select(g => (g.Key, Mean: g.Average(d => d.Cosine))).OrderByDescending(g => g.Mean).Take(4)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{SpeakerVoices.Listed[g.Key.A].Name} and {SpeakerVoices.Listed[g.Key.B].Name} {g.Mean:f2}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"embedding, {_same.Count} same and {_different.Count} different pairs: EER {100 * EqualErrorRate():f1} %, mean cosine {_same.Average():f2} and {_different.Average(d => d.Cosine):f2}; most alike: {string.Join(", ", alike)}");
    }

    // Where as large a share of same pairs lies below a threshold as of different pairs lies above.
    private double EqualErrorRate()
    {
        var all = _same.Select(c => (Cosine: c, IsSame: true)).Concat(_different.Select(d => (d.Cosine, IsSame: false))).OrderBy(p => p.Cosine);
        var (below, above) = (0, _different.Count);
        foreach (var (_, isSame) in all)
        {
            (below, above) = isSame ? (below + 1, above) : (below, above - 1);
            if ((double)below / _same.Count >= (double)above / _different.Count)
            {
                break;
            }
        }

        return (double)above / _different.Count;
    }
}
