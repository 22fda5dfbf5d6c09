using System.Runtime.InteropServices;

namespace Podcasts.Demo.Training;

/// <summary>glibc's allocator, set for training: a step frees what the next one needs again.</summary>
public static partial class Memory
{
    private const int TrimThreshold = -1;
    private const int MmapMaximum = -4;
    private const int ArenaMaximum = -8;

    /// <summary>Keeps freed memory instead of giving it back to the kernel, which cost a fifth of all time in page faults.</summary>
    public static void Keep()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetMallocOption(ArenaMaximum, 1);
            _ = SetMallocOption(MmapMaximum, 0);
            _ = SetMallocOption(TrimThreshold, int.MaxValue);
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetMallocOption(int option, int value);
}
