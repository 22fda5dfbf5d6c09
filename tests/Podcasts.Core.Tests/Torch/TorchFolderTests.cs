using Podcasts.Core.Torch;

namespace Podcasts.Core.Tests.Torch;

public sealed class TorchFolderTests : IDisposable
{
    private static readonly string Staged = StagedTorchTests.StagedFolder();
    private static readonly string TorchSharp = Path.Combine(Staged, "libLibTorchSharp.so");

    private readonly string _root = Directory.CreateTempSubdirectory("podcasts-torch-").FullName;

    private string Folder => Directory.CreateDirectory(Path.Combine(_root, "lib")).FullName;

    [Fact]
    public void The_apps_own_libtorch_is_right()
    {
        var torch = new TorchFolder(Staged);

        Assert.Null(torch.FindProblem(TorchSharp, anyVersion: false));
        Assert.Null(torch.CudaMajor);
    }

    [Fact]
    public void A_file_or_nothing_is_no_folder()
    {
        Assert.Contains("a folder is wanted", new TorchFolder(TorchSharp).FindProblem(TorchSharp, anyVersion: false), StringComparison.Ordinal);
        Assert.Contains("is not there", new TorchFolder("/nowhere/lib").FindProblem(TorchSharp, anyVersion: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_libtorch_is_told_by_what_it_lacks() =>
        Assert.Contains("has no libtorch.so", new TorchFolder(Folder).FindProblem(TorchSharp, anyVersion: true), StringComparison.Ordinal);

    [Theory]
    [InlineData("version.py", "__version__ = '2.11.0+cu130'\ndebug = False", "holds libtorch 2.11.0+cu130, and this app is built for 2.10")]
    [InlineData("build-version", "2.7.1+cpu\n", "holds libtorch 2.7.1+cpu")]
    [InlineData("build-version", "2.100.0\n", "holds libtorch 2.100.0")]
    public void Another_version_is_refused_unless_it_is_insisted_on(string file, string content, string expected)
    {
        var torch = Link("libtorch.so", "libtorch_cpu.so", "libc10.so");
        File.WriteAllText(Path.Combine(_root, file), content);

        Assert.Contains(expected, torch.FindProblem(TorchSharp, anyVersion: false), StringComparison.Ordinal);
        Assert.Null(torch.FindProblem(TorchSharp, anyVersion: true));
    }

    [Theory]
    [InlineData("2.10.0+cu128")]
    [InlineData("2.10")]
    public void The_same_version_of_another_kind_is_welcome(string version)
    {
        var torch = Link("libtorch.so", "libtorch_cpu.so", "libc10.so");
        File.WriteAllText(Path.Combine(_root, "build-version"), version);

        Assert.Null(torch.FindProblem(TorchSharp, anyVersion: false));
    }

    [Fact]
    public void Missing_names_are_counted_and_one_is_named()
    {
        var torch = Link("libtorch.so", "libc10.so");
        File.CreateSymbolicLink(Path.Combine(Folder, "libtorch_cpu.so"), Path.Combine(Staged, "libc10.so"));

        Assert.Matches(@"lacks 1\d\d\d names that this app calls, such as _Z", torch.FindProblem(TorchSharp, anyVersion: true));
    }

    [Fact]
    public void A_download_that_was_cut_short_is_told()
    {
        var torch = Link("libtorch.so", "libtorch_cpu.so");
        File.WriteAllBytes(Path.Combine(Folder, "libc10.so"), File.ReadAllBytes(Path.Combine(Staged, "libc10.so"))[..10_000]);

        Assert.Contains("libc10.so is cut short", torch.FindProblem(TorchSharp, anyVersion: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_for_a_newer_system_is_told_by_the_version_it_asks_for() =>
        Assert.Equal(("libstdc++.so.6", "GLIBCXX_9.9.9"), SystemLibraries.FirstMissing([("libc.so.6", "GLIBC_2.2.5"), ("libstdc++.so.6", "GLIBCXX_3.4.30"), ("libstdc++.so.6", "GLIBCXX_9.9.9")]));

    [Fact]
    public void A_newer_libc_is_missed_too() => Assert.Equal(("libc.so.6", "GLIBC_9.9"), SystemLibraries.FirstMissing([("libc.so.6", "GLIBC_9.9")]));

    [Fact]
    public void The_setting_is_checked_when_the_app_starts() =>
        Assert.Contains("/nowhere is not there", new LibraryPathCheck().Validate(null, new TorchOptions { LibraryPath = "/nowhere" }).FailureMessage, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private TorchFolder Link(params string[] names)
    {
        foreach (var name in names)
        {
            File.CreateSymbolicLink(Path.Combine(Folder, name), Path.Combine(Staged, name));
        }

        return new TorchFolder(Folder);
    }
}
