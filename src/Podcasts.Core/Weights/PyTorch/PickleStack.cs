namespace Podcasts.Core.Weights.PyTorch;

/// <summary>The values that a pickle's instructions take and leave, and the marks among them.</summary>
internal sealed class PickleStack
{
    private const int MostValues = 1 << 20;
    private const int MostMarks = 1000;

    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = new();

    public object? Top => _values.Count > Floor ? _values[^1] : throw Empty();

    // What lies below a mark belongs to an instruction that is still to come.
    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    public void Push(object? value)
    {
        if (_values.Count == MostValues)
        {
            throw new FormatException($"it stacks more than {MostValues} values");
        }

        _values.Add(value);
    }

    public void Mark()
    {
        if (_marks.Count == MostMarks)
        {
            throw new FormatException($"it is nested more than {MostMarks} deep");
        }

        _marks.Push(_values.Count);
    }

    public object? Pop()
    {
        var value = Top;
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>Takes so many values, the lowest first.</summary>
    public object?[] Pop(int count) => _values.Count - Floor >= count ? Cut(_values.Count - count) : throw Empty();

    /// <summary>Takes all values above the last mark, and the mark.</summary>
    public object?[] PopMarked() => _marks.TryPop(out var mark) ? Cut(mark) : throw Empty();

    private object?[] Cut(int from)
    {
        object?[] values = [.. _values[from..]];
        _values.RemoveRange(from, values.Length);
        return values;
    }

    private static FormatException Empty() => new("it takes a value where there is none");
}
