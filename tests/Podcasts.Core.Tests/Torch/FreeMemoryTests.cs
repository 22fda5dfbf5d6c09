using Podcasts.Core.Torch;

namespace Podcasts.Core.Tests.Torch;

public sealed class FreeMemoryTests : IDisposable
{
    private const string Version1 = "sys/fs/cgroup/memory/";
    private const string Version2 = "sys/fs/cgroup/";

    private readonly TemporaryFile _root = new("unused");

    public FreeMemoryTests() => Put("proc/meminfo", "MemTotal:       24684084 kB\nMemFree:        1000 kB\nMemAvailable:   8388608 kB\n");

    [Fact]
    public void Without_a_container_it_is_what_the_machine_can_give() => Assert.Equal(8L << 30, FreeMemory.OfMachine(_root.Folder));

    [Fact]
    public void A_container_may_leave_less()
    {
        Put(Version2 + "memory.max", "2147483648\n");
        Put(Version2 + "memory.current", "1610612736\n");
        Put(Version2 + "memory.stat", "anon 100\ninactive_file 536870912\n");

        Assert.Equal(1L << 30, FreeMemory.OfMachine(_root.Folder));
    }

    [Fact]
    public void A_container_of_the_first_kind_may_leave_less()
    {
        Put(Version1 + "memory.limit_in_bytes", "1073741824\n");
        Put(Version1 + "memory.usage_in_bytes", "1073741000\n");

        Assert.Equal(824, FreeMemory.OfMachine(_root.Folder));
    }

    [Fact]
    public void A_container_without_a_limit_counts_for_nothing()
    {
        Put(Version2 + "memory.max", "max\n");
        Put(Version2 + "memory.current", "1610612736\n");

        Assert.Equal(8L << 30, FreeMemory.OfMachine(_root.Folder));
    }

    [Fact]
    public void A_container_over_its_limit_leaves_nothing()
    {
        Put(Version2 + "memory.max", "1000\n");
        Put(Version2 + "memory.current", "2000\n");

        Assert.Equal(0, FreeMemory.OfMachine(_root.Folder));
    }

    [Fact]
    public void Where_Linux_does_not_say_dotnet_does() =>
        Assert.InRange(FreeMemory.OfMachine(Path.Combine(_root.Folder, "nowhere")), 0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    [Fact]
    public void This_machine_says_how_much_is_left() => Assert.InRange(FreeMemory.OfMachine("/"), 1L << 20, 1L << 46);

    public void Dispose() => _root.Dispose();

    private void Put(string path, string text)
    {
        var file = Path.Combine(_root.Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
