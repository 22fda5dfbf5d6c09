namespace Podcasts.Core.Weights.PyTorch;

/// <summary>Puts parts into what a pickle builds up.</summary>
internal static class PickleParts
{
    /// <summary>Appends to a list or set.</summary>
    public static void Add(object?[] elements, object? target)
    {
        var list = target switch
        {
            List<object?> known => known,
            PickleObject other => other.Elements,
            _ => throw new FormatException("it appends to what is no list"),
        };
        foreach (var element in elements)
        {
            list.Add(element);
        }
    }

    /// <summary>Sets entries of a dictionary, given as keys and values in turn.</summary>
    public static void Set(object?[] entries, object? target)
    {
        var dictionary = target switch
        {
            Dictionary<object, object?> known => known,
            PickleObject other => other.Items,
            _ => throw new FormatException("it sets entries of what is no dictionary"),
        };
        if (entries.Length % 2 != 0)
        {
            throw new FormatException("an entry of a dictionary has no value");
        }

        foreach (var entry in entries.Chunk(2))
        {
            dictionary[entry[0] ?? throw new FormatException("an entry of a dictionary has no key")] = entry[1];
        }
    }

    /// <summary>Gives an object its attributes; those of a dictionary, such as a state dict's metadata, are not needed.</summary>
    public static void Build(object? state, object? target)
    {
        switch (target)
        {
            case PickleObject other:
                other.State = state;
                break;
            case Dictionary<object, object?>:
                break;
            default:
                throw new FormatException("it gives attributes to what is no object");
        }
    }
}
