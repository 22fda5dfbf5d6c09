namespace Podcasts.Core.Speakers.Clustering;

/// <summary>How VBx finds speakers; the defaults are those of community-1.</summary>
/// <param name="Threshold">Euclidean, of unit vectors: where the agglomerative clustering before it is cut.</param>
/// <param name="Fa">Scales the evidence of the embeddings, which are not independent of each other.</param>
/// <param name="Fb">Scales what it costs to have a speaker: larger means fewer speakers.</param>
internal sealed record VbxParameters(double Threshold = 0.6, double Fa = 0.07, double Fb = 0.8)
{
    /// <summary>Rounds at most.</summary>
    public int Iterations { get; init; } = 20;

    /// <summary>A round that gains less is the last.</summary>
    public double LeastGain { get; init; } = 1e-4;

    /// <summary>How much likelier a vector's first cluster is than others at the start, as a logarithm.</summary>
    public double Smoothing { get; init; } = 7;
}
