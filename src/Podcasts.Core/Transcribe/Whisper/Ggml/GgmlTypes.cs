namespace Podcasts.Core.Transcribe.Whisper.Ggml;

/// <summary>Sizes and names of the storage types.</summary>
public static class GgmlTypes
{
    /// <summary>Values in a block of the quantised types.</summary>
    public const int BlockLength = 32;

    /// <summary>Bytes of one block: a single value, or <see cref="BlockLength"/> values of a quantised type.</summary>
    public static int BlockBytes(this GgmlType type) => type switch
    {
        GgmlType.Float32 => 4,
        GgmlType.Float16 => 2,
        GgmlType.Q4_0 => 18,
        GgmlType.Q4_1 => 20,
        GgmlType.Q5_0 => 22,
        GgmlType.Q5_1 => 24,
        GgmlType.Q8_0 => 34,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This storage type is not supported."),
    };

    public static bool IsQuantized(this GgmlType type) => type >= GgmlType.Q4_0;

    /// <summary>Bytes of so many values; for quantised types the count is a whole number of blocks.</summary>
    public static long Bytes(this GgmlType type, long values) =>
        (type.IsQuantized() ? values / BlockLength : values) * type.BlockBytes();

    /// <summary>The file's <c>ftype</c> field for a file whose matrices are stored so (quantisation version 2).</summary>
    public static int FileType(this GgmlType type) => type switch
    {
        GgmlType.Float32 => 0,
        GgmlType.Float16 => 1,
        GgmlType.Q4_0 => 2002,
        GgmlType.Q4_1 => 2003,
        GgmlType.Q8_0 => 2007,
        GgmlType.Q5_0 => 2008,
        GgmlType.Q5_1 => 2009,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This storage type is not supported."),
    };

    /// <summary>The name of a storage type as people know it, such as <c>q5_0</c>.</summary>
    public static string Name(this GgmlType type) => Name(type.FileType());

    /// <summary>The name of a file's <c>ftype</c> as people know it, such as <c>q5_0</c>.</summary>
    public static string Name(int fileType) => (fileType % 1000) switch
    {
        0 => "f32",
        1 => "f16",
        2 => "q4_0",
        3 => "q4_1",
        7 => "q8_0",
        8 => "q5_0",
        9 => "q5_1",
        10 => "q2_k",
        11 => "q3_k",
        12 => "q4_k",
        13 => "q5_k",
        14 => "q6_k",
        var other => $"type {other}",
    };
}
