using Podcasts.Bench.Chaos;
using Xunit.Abstractions;

namespace Podcasts.Api.Tests.Chaos;

/// <summary>The short form of bench/chaos: everything fails, and all is as it was in peace.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public Task With_one_process_every_episode_is_finished_once_and_as_in_peace() => RunAsync(new() { Database = "sqlite" });

    [Fact]
    public Task With_a_web_node_and_two_workers_every_episode_is_finished_once_and_as_in_peace() => RunAsync(new() { Database = "postgres" });

    private async Task RunAsync(ChaosOptions options)
    {
        using var told = new StringWriter();
        try
        {
            var report = await new ChaosRun(options with { Length = TimeSpan.FromMinutes(10), Troubles = Troubles.Kinds, Episodes = 3, Seconds = 40 }, told).RunAsync(CancellationToken.None);

            Assert.Equal(Troubles.Kinds, report.Struck.Values.Sum());
            Assert.NotEqual(0, report.Killed);
        }
        finally
        {
            output.WriteLine(told.ToString());
        }
    }
}
