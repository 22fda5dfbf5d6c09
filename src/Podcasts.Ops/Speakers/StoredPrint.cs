using System.Runtime.InteropServices;

namespace Podcasts.Ops.Speakers;

/// <summary>A voice print as rows keep it: float32, little-endian, base64.</summary>
internal static class StoredPrint
{
    private const int Shortest = 2;
    private const int Longest = 4096;
    private const double Tolerance = 0.01;

    public static string Write(float[] print) => Convert.ToBase64String(MemoryMarshal.AsBytes(print.AsSpan()));

    /// <summary>Reads what <see cref="IsSound"/> has found to be sound.</summary>
    public static float[] Read(string text) => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(text)).ToArray();

    /// <summary>Whether it is a vector of length one.</summary>
    public static bool IsSound(string? text)
    {
        var bytes = new byte[Longest * sizeof(float)];
        if (text is null || !Convert.TryFromBase64String(text, bytes, out var length) || length % sizeof(float) != 0)
        {
            return false;
        }

        var print = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, length)).ToArray();
        return print.Length >= Shortest && Math.Abs(print.Sum(value => (double)value * value) - 1) < Tolerance;
    }
}
