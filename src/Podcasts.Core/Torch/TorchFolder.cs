using System.Text.RegularExpressions;
using Podcasts.Core.Torch.Elf;

namespace Podcasts.Core.Torch;

/// <summary>Looks, without loading anything, whether a folder holds a libtorch that this app can use.</summary>
/// <param name="folder">Where it lies.</param>
public sealed partial class TorchFolder(string folder)
{
    /// <summary>The version that TorchSharp is built against.</summary>
    public const string Version = "2.10";

    private const string WayOut = $"Torch:LibraryPath wants the folder with the libraries of libtorch {Version}, such as torch/lib of a PyTorch {Version}; leave it out to use the app's own.";

    private static readonly string[] Required = ["libtorch.so", "libtorch_cpu.so", "libc10.so"];
    private static readonly string[] Optional = ["libtorch_cuda.so", "libc10_cuda.so"];

    /// <summary>The CUDA that it is built for, such as 12; null where it computes on the CPU only.</summary>
    public int? CudaMajor => File.Exists(At("libc10_cuda.so")) ? CudaOf(At("libc10_cuda.so")) : null;

    /// <summary>Why it cannot be used and what to do, in words, or null.</summary>
    /// <param name="torchSharp">Path of TorchSharp's own library, which asks for names of libtorch's.</param>
    /// <param name="anyVersion">Whether a version that nobody tried is let through, where no name is missing.</param>
    public string? FindProblem(string torchSharp, bool anyVersion)
    {
        if (!Directory.Exists(folder))
        {
            return $"{folder} is {(File.Exists(folder) ? "a file" : "not there")}, and a folder is wanted. {WayOut}";
        }

        if (Required.FirstOrDefault(name => !File.Exists(At(name))) is { } missing)
        {
            return $"{folder} has no {missing}. {WayOut}";
        }

        try
        {
            return (anyVersion ? null : VersionProblem()) ?? SymbolProblem(torchSharp) ?? SystemProblem(torchSharp);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return $"{folder} holds no usable libtorch: {failure.Message.TrimEnd('.')}. {WayOut}";
        }
    }

    /// <summary>What the folder says of its version, as PyTorch (version.py) or libtorch's archive (build-version) do; null where it says nothing.</summary>
    internal string? StatedVersion()
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) ?? "/";
        var (python, archive) = (Path.Combine(parent, "version.py"), Path.Combine(parent, "build-version"));
        return File.Exists(python) && PythonVersion().Match(File.ReadAllText(python)) is { Success: true } match ? match.Groups[1].Value
            : File.Exists(archive) ? File.ReadAllText(archive).Trim()
            : null;
    }

    private string? VersionProblem() => StatedVersion() is { } version && version != Version && !version.StartsWith(Version + ".", StringComparison.Ordinal)
        ? $"{folder} holds libtorch {version}, and this app is built for {Version}. Install that one, or set Torch:AnyVersion to true to try this one: results may be wrong or the app may end."
        : null;

    private string? SymbolProblem(string torchSharp)
    {
        using var library = ElfFile.Open(torchSharp);
        var missing = library.Imports().ToHashSet();
        foreach (var name in Required)
        {
            using var torch = ElfFile.Open(At(name));
            missing.ExceptWith(torch.Exports(missing));
        }

        return missing.Count > 0
            ? $"The libtorch in {folder} lacks {missing.Count} names that this app calls, such as {missing.Order(StringComparer.Ordinal).First()}: it is another version. {WayOut}"
            : null;
    }

    private string? SystemProblem(string torchSharp)
    {
        foreach (var path in Required.Concat(Optional).Select(At).Append(torchSharp).Where(File.Exists))
        {
            using var library = ElfFile.Open(path);
            if (SystemLibraries.FirstMissing(library.VersionNeeds()) is var (system, version))
            {
                return $"{path} needs {version}, which this machine's {system} does not have. Use a build for an older system, or a newer system (Debian 13, Ubuntu 24.04).";
            }
        }

        return null;
    }

    private static int? CudaOf(string path)
    {
        using var library = ElfFile.Open(path);
        return library.Needed().Select(name => CudaRuntime().Match(name)).FirstOrDefault(match => match.Success) is { } found ? int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private string At(string name) => Path.Combine(folder, name);

    [GeneratedRegex(@"^libcudart(?:-[0-9a-f]+)?\.so\.(\d+)", RegexOptions.None, 10_000)]
    private static partial Regex CudaRuntime();

    [GeneratedRegex(@"__version__\s*=\s*['""]([^'""]+)['""]", RegexOptions.None, 10_000)]
    private static partial Regex PythonVersion();
}
