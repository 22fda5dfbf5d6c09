using Podcasts.Core.Torch;

namespace Podcasts.Core.Tests.Torch;

public sealed class TorchThreadTests : IDisposable
{
    private readonly AsyncLocal<string> _correlation = new();
    private readonly TorchThread _thread = new("test");

    [Fact]
    public async Task Calls_from_many_threads_run_on_one()
    {
        var threads = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _thread.Run(() => Environment.CurrentManagedThreadId))));

        Assert.DoesNotContain(Environment.CurrentManagedThreadId, threads);
        Assert.Single(threads.Distinct());
    }

    [Fact]
    public void What_a_call_throws_reaches_its_caller_and_harms_no_other()
    {
        Assert.Throws<InvalidDataException>(() => _thread.Run<int>(() => throw new InvalidDataException()));

        Assert.Equal(3, _thread.Run(() => 3));
    }

    [Fact]
    public void The_callers_context_goes_along()
    {
        _correlation.Value = "button";

        Assert.Equal("button", _thread.Run(() => _correlation.Value));
    }

    public void Dispose() => _thread.Dispose();
}
