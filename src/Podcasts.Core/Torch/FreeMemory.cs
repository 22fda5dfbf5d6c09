using System.Globalization;
using System.Runtime.InteropServices;

namespace Podcasts.Core.Torch;

/// <summary>How much memory there is left to take.</summary>
internal static unsafe class FreeMemory
{
    private const string NotLimited = "max";

    /// <summary>Bytes left on a device, or null where it does not say. For a GPU, torch has to have used it on this thread.</summary>
    public static long? Of(TorchDevice device) => device.IsCuda ? OfGpu() : OfMachine("/");

    /// <summary>Bytes that the machine and the container leave to this process.</summary>
    /// <param name="root">Folder in which Linux keeps <c>proc</c> and <c>sys</c>; other systems are asked through .NET.</param>
    public static long OfMachine(string root)
    {
        var machine = ReadField(Path.Combine(root, "proc/meminfo"), "MemAvailable:") is { } kibibytes ? kibibytes << 10 : OfRuntime();
        var container = Left(Path.Combine(root, "sys/fs/cgroup"), "memory.max", "memory.current", "inactive_file")
            ?? Left(Path.Combine(root, "sys/fs/cgroup/memory"), "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
            ?? long.MaxValue;
        return Math.Min(machine, container);
    }

    private static long OfRuntime()
    {
        var memory = GC.GetGCMemoryInfo();
        return Math.Max(0, memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes);
    }

    // Torch has no call for it, and the driver answers for the context that torch has made current.
    private static long? OfGpu()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var driver))
        {
            return null;
        }

        nuint free, total;
        return NativeLibrary.TryGetExport(driver, "cuMemGetInfo_v2", out var ask) && ((delegate* unmanaged[Cdecl]<nuint*, nuint*, int>)ask)(&free, &total) == 0 ? (long)free : null;
    }

    // File pages that nobody uses count as used, and yet are given up when memory is wanted.
    private static long? Left(string folder, string limitFile, string usageFile, string spareField)
    {
        if (ReadNumber(Path.Combine(folder, limitFile)) is not { } limit || ReadNumber(Path.Combine(folder, usageFile)) is not { } usage)
        {
            return null;
        }

        return Math.Max(0, limit - usage + Math.Min(usage, ReadField(Path.Combine(folder, "memory.stat"), spareField) ?? 0));
    }

    private static long? ReadNumber(string path) => ReadLines(path) is [var line, ..] && line.Trim() != NotLimited ? Parse(line) : null;

    private static long? ReadField(string path, string name) =>
        ReadLines(path).Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(words => words.Length > 1 && words[0] == name) is { } found ? Parse(found[1]) : null;

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static long? Parse(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
