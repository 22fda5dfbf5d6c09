namespace Podcasts.Core.Weights.PyTorch;

/// <summary>What a pickle says of an object of a class that we do not know: its class and its parts, and nothing that acts.</summary>
public sealed class PickleObject(PickleGlobal type, IReadOnlyList<object?> arguments)
{
    public PickleGlobal Type => type;

    /// <summary>What it was made from; an enum's member is its number.</summary>
    public IReadOnlyList<object?> Arguments => arguments;

    /// <summary>Its attributes, mostly a dictionary by name; null where it has none.</summary>
    public object? State { get; internal set; }

    /// <summary>Its entries, where it is a kind of list or set.</summary>
    public IList<object?> Elements { get; } = [];

    /// <summary>Its entries, where it is a kind of dictionary.</summary>
    public IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();
}
