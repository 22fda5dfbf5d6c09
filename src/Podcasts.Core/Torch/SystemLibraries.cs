using System.Runtime.InteropServices;
using Podcasts.Core.Torch.Elf;

namespace Podcasts.Core.Torch;

/// <summary>The C and C++ libraries that this process runs on.</summary>
internal static partial class SystemLibraries
{
    private const string Cpp = "libstdc++.so.6";
    private const string C = "libc.so.6";
    private const string CVersion = "GLIBC_";

    private static readonly Lazy<IReadOnlySet<string>?> CppVersions = new(ReadCppVersions);

    /// <summary>The first version that some library asks for and that is not here; where that cannot be told, none.</summary>
    public static (string Library, string Version)? FirstMissing(IEnumerable<(string Library, string Version)> needs)
    {
        foreach (var (library, version) in needs)
        {
            var isMissing = library == Cpp
                ? CppVersions.Value?.Contains(version) == false
                : library == C && System.Version.TryParse(version.Replace(CVersion, "", StringComparison.Ordinal), out var needed) && needed > GlibcVersion();
            if (isMissing)
            {
                return (library, version);
            }
        }

        return null;
    }

    // .NET's own runtime has loaded it, so the process's map tells where it lies.
    private static IReadOnlySet<string>? ReadCppVersions()
    {
        var path = File.ReadLines("/proc/self/maps").Select(line => line.Split(' ')[^1]).FirstOrDefault(file => file.Contains("/libstdc++.so.6", StringComparison.Ordinal));
        if (path is null)
        {
            return null;
        }

        using var library = ElfFile.Open(path);
        return library.Versions();
    }

    private static Version GlibcVersion() => System.Version.Parse(Marshal.PtrToStringUTF8(GetVersion())!);

    [LibraryImport("libc", EntryPoint = "gnu_get_libc_version")]
    private static partial nint GetVersion();
}
