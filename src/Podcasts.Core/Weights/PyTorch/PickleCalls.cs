namespace Podcasts.Core.Weights.PyTorch;

/// <summary>What a checkpoint's pickle may ask for by name, done by ourselves: dictionaries, tensors and storages. All else stays inert.</summary>
internal static class PickleCalls
{
    private static readonly PickleGlobal OrderedDict = new("collections", "OrderedDict");
    private static readonly PickleGlobal Tensor = new("torch._utils", "_rebuild_tensor_v2");
    private static readonly PickleGlobal Parameter = new("torch._utils", "_rebuild_parameter");

    /// <summary>Makes what a class or function stands for.</summary>
    /// <param name="call">A <see cref="PickleGlobal"/> and a tuple of its arguments.</param>
    public static object? Call(object?[] call)
    {
        if (call is not [PickleGlobal function, object?[] arguments])
        {
            throw new FormatException("it makes an object of what is no class");
        }

        return function == OrderedDict ? Dictionary(arguments)
            : function == Tensor ? TensorOf(arguments)
            : function == Parameter ? arguments is [StoredTensor tensor, ..] ? tensor : throw new FormatException("a parameter has no tensor")
            : new PickleObject(function, arguments);
    }

    /// <summary>Reads the reference to a storage.</summary>
    /// <param name="id">The tuple ("storage", type, key, device, count).</param>
    public static Storage StorageOf(object? id) => id is object?[] and ["storage", PickleGlobal { Module: "torch" } type, string key, _, long count, ..] && count is >= 0 and <= int.MaxValue
        ? new(TypeOf(type), key, (int)count)
        : throw new FormatException("it refers to something other than a storage of values");

    private static Dictionary<object, object?> Dictionary(object?[] arguments)
    {
        var dictionary = new Dictionary<object, object?>();
        var pairs = arguments is [List<object?> list] ? list : arguments.Length == 0 ? [] : throw new FormatException("a dictionary is made of something strange");
        foreach (var pair in pairs)
        {
            PickleParts.Set(pair as object?[] ?? (pair as List<object?>)?.ToArray() ?? throw new FormatException("a dictionary is made of something strange"), dictionary);
        }

        return dictionary;
    }

    private static StoredTensor TensorOf(object?[] arguments) => arguments is [Storage storage, long offset, object?[] shape, object?[] strides, ..] && shape.Concat(strides).All(value => value is long)
        ? StoredTensor.From(storage, offset, [.. shape.Cast<long>()], [.. strides.Cast<long>()])
        : throw new FormatException("a tensor lacks its storage, offset, shape or strides");

    private static WeightType TypeOf(PickleGlobal storage) => storage.Name switch
    {
        "FloatStorage" => WeightType.Float32,
        "HalfStorage" => WeightType.Float16,
        "BFloat16Storage" => WeightType.BFloat16,
        "DoubleStorage" => WeightType.Float64,
        "LongStorage" => WeightType.Int64,
        "IntStorage" => WeightType.Int32,
        _ => throw new FormatException($"it holds values of the type {storage.Name[..Math.Min(storage.Name.Length, 40)]}, which is not supported"),
    };
}
