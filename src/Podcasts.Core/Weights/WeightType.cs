namespace Podcasts.Core.Weights;

/// <summary>The number types that weights are stored as.</summary>
public enum WeightType
{
    Float32,
    Float16,
    BFloat16,
    Float64,
    Int64,
    Int32,
}
