namespace Podcasts.Core.Weights.PyTorch;

/// <summary>The name of a Python class or function. It is never looked up.</summary>
public sealed record PickleGlobal(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}
