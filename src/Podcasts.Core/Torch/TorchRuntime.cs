using System.Reflection;
using System.Runtime.InteropServices;

namespace Podcasts.Core.Torch;

/// <summary>Loads libtorch once for the process, with the settings that must be in place before its first call.</summary>
public static partial class TorchRuntime
{
    private const string TorchSharp = "libLibTorchSharp.so";
    private const int MmapThreshold = -3;
    private const int OneMebibyte = 1 << 20;
    private static readonly Lock Loading = new();
    private static string? _loadedFrom;

    /// <summary>Loads the native libraries; later calls do nothing.</summary>
    /// <param name="libraryPath">A folder with libtorch (setting <c>Torch:LibraryPath</c>), or null for the app's own.</param>
    /// <exception cref="TorchUnavailableException">The libraries are missing or do not load; the message says which and why.</exception>
    public static void Load(string? libraryPath = null)
    {
        lock (Loading)
        {
            if (_loadedFrom is not null)
            {
                return;
            }

            var folder = FolderOf(libraryPath);
            Prepare();
            LoadIfPresent(folder, "libtorch_cuda.so");
            LoadRequired(folder, "libtorch.so");
            LoadRequired(Path.GetDirectoryName(TorchSharpFor(folder))!, TorchSharp);
            _loadedFrom = folder;
        }
    }

    /// <summary>What is known to keep torch from loading, in one sentence, or null; nothing is loaded to find out.</summary>
    public static string? FindProblem(string? libraryPath)
    {
        var folder = FolderOf(libraryPath);
        return _loadedFrom is not null || File.Exists(Path.Combine(folder, "libtorch.so")) ? null : Missing("libtorch.so", folder);
    }

    /// <summary>Whether the libraries in use, or those that would be loaded, can compute on a GPU.</summary>
    public static bool IsCudaBuild(string? libraryPath) => File.Exists(Path.Combine(FolderOf(libraryPath), "libtorch_cuda.so"));

    /// <summary>The folder that the libraries come from.</summary>
    internal static string FolderOf(string? libraryPath) => _loadedFrom ?? (string.IsNullOrWhiteSpace(libraryPath) ? SharedFolder() : libraryPath);

    /// <summary>TorchSharp's own library that goes with a folder of libtorch: one that lies in it, or the app's.</summary>
    internal static string TorchSharpFor(string folder) => Path.Combine(File.Exists(Path.Combine(folder, TorchSharp)) ? folder : SharedFolder(), TorchSharp);

    private static string SharedFolder()
    {
        var besideApp = Path.Combine(AppContext.BaseDirectory, "torch");
        return Directory.Exists(besideApp)
            ? besideApp
            : typeof(TorchRuntime).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "TorchNatives").Value!;
    }

    // Spinning OpenMP threads slow a busy machine down twentyfold, and glibc keeps freed tensors below its mmap threshold
    // (measured: shared/spec/torchsharp.md 7.1 and 7.2). Environment.SetEnvironmentVariable does not reach native code.
    private static void Prepare()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetEnvironment("OMP_WAIT_POLICY", "passive", overwrite: 0);
            _ = SetMallocOption(MmapThreshold, OneMebibyte);
        }
    }

    private static void LoadIfPresent(string folder, string name)
    {
        if (File.Exists(Path.Combine(folder, name)))
        {
            LoadRequired(folder, name);
        }
    }

    private static void LoadRequired(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new TorchUnavailableException(Missing(name, folder));
        }

        try
        {
            NativeLibrary.Load(path);
        }
        catch (DllNotFoundException failure)
        {
            throw new TorchUnavailableException($"The torch library {path} does not load: {failure.Message}", failure);
        }
    }

    private static string Missing(string name, string folder) =>
        $"The torch library {name} is not in {folder}. Build again, or set Torch:LibraryPath to a folder that holds libtorch 2.10.";

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetMallocOption(int option, int value);
}
