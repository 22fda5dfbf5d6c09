namespace Podcasts.Core.Speakers.Clustering;

/// <summary>How agglomerative clustering finds speakers; the defaults are those of speaker-diarization-3.1.</summary>
/// <param name="Threshold">Euclidean, of unit vectors: clusters farther apart are different people.</param>
/// <param name="MinClusterSize">Smaller clusters are no speakers of their own; of few vectors a tenth suffices.</param>
internal sealed record AgglomerativeParameters(double Threshold = 0.7045654963945799, int MinClusterSize = 12);
