using Podcasts.Core.Torch.Elf;

namespace Podcasts.Core.Tests.Torch.Elf;

public sealed class ElfFileTests
{
    [Fact]
    public void TorchSharps_library_says_what_it_needs()
    {
        using var library = ElfFile.Open(Path.Combine(StagedTorchTests.StagedFolder(), "libLibTorchSharp.so"));

        Assert.Superset(new HashSet<string> { "libtorch.so", "libc10.so", "libtorch_cpu.so", "libstdc++.so.6" }, library.Needed().ToHashSet());
        Assert.InRange(library.Imports().Count, 1100, 1300); // 1320 in all, of which 116 are versioned (torchsharp.md 6)
        Assert.Contains(library.VersionNeeds(), need => need is { Library: "libstdc++.so.6", Version: "GLIBCXX_3.4.30" });
        Assert.DoesNotContain(library.VersionNeeds(), need => need.Version == "GLIBCXX_3.4.32"); // made weak by eng/StageTorch.cs
    }

    [Fact]
    public void Libtorch_gives_the_names_that_TorchSharp_needs()
    {
        using var library = ElfFile.Open(Path.Combine(StagedTorchTests.StagedFolder(), "libtorch_cpu.so"));

        Assert.Equal(["_ZN5torch4cuda12is_availableEv"], library.Exports(new HashSet<string> { "_ZN5torch4cuda12is_availableEv", "_ZN5torch4nope" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("\u007fELF\u0002\u0001")]
    public void What_is_no_library_is_refused(string start)
    {
        using var file = new TemporaryFile("broken.so");
        File.WriteAllText(file.Path, start.Length > 2 ? start + new string('\u007f', 100) : start);

        Assert.Throws<InvalidDataException>(() => ElfFile.Open(file.Path).Needed());
    }
}
