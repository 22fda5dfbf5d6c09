using System.Reflection;
using Podcasts.Core.Torch;

namespace Podcasts.Core.Tests.Torch;

/// <summary>eng/StageTorch.cs changes one byte of TorchSharp's library, so that Debian 12 loads it.</summary>
public sealed class StagedTorchTests
{
    [Fact]
    public void The_staged_library_differs_from_the_packages_by_exactly_one_byte()
    {
        var version = typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3);
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var published = File.ReadAllBytes(Path.Combine(packages, "torchsharp", version, "runtimes", "linux-x64", "native", "libLibTorchSharp.so"));
        var staged = File.ReadAllBytes(Path.Combine(StagedFolder(), "libLibTorchSharp.so"));

        Assert.Equal(published.Length, staged.Length);
        var different = Assert.Single(Enumerable.Range(0, published.Length), i => published[i] != staged[i]);
        Assert.Equal(2, staged[different] - published[different]); // VER_FLG_WEAK
    }

    [Fact]
    public void Torch_itself_is_linked_and_not_copied() =>
        Assert.NotNull(new FileInfo(Path.Combine(StagedFolder(), "libtorch_cpu.so")).LinkTarget);

    internal static string StagedFolder() =>
        typeof(TorchRuntime).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "TorchNatives").Value!;
}
