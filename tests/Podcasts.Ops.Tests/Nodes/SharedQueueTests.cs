using System.Collections.Concurrent;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Nodes;

/// <summary>Several nodes, one PostgreSQL, one folder of audio.</summary>
public sealed class SharedQueueTests
{
    [Fact]
    public async Task Two_nodes_share_a_queue_and_nothing_is_done_twice()
    {
        await using var cluster = await Cluster.StartAsync(null, "one", "two", "three", "four", "five", "six");
        var (a, b) = (await cluster.AddNodeAsync("a"), await cluster.AddNodeAsync("b"));
        a.Engines.Before = b.Engines.Before = (_, token) => token.WaitHandle.WaitOne(100);

        await Cluster.TranscribeAsync(a, await cluster.EpisodesAsync(a));

        var items = await Cluster.ItemsAsync(a);
        Assert.Equal(18, items.Count);
        Assert.All(items, item => Assert.Equal((JobState.Done, 1), (item.State, item.Attempt)));
        Assert.Equal(["a", "b"], items.Where(item => item.Name == WorkName.Recognize).Select(item => item.Node).Distinct().Order());
        Assert.Equal((1, 1), (a.Engines.MostAtOnce, b.Engines.MostAtOnce));
    }

    [Fact]
    public async Task A_node_takes_only_the_groups_that_it_serves()
    {
        await using var cluster = await Cluster.StartAsync(null, "one", "two");
        var attic = await cluster.AddNodeAsync("attic", ("Node:Groups:0", "prepare"));
        await cluster.AddNodeAsync("cellar", ("Node:Groups:0", "recognize"));

        await Cluster.TranscribeAsync(attic, await cluster.EpisodesAsync(attic));

        Assert.All(await Cluster.ItemsAsync(attic), item => Assert.Equal(item.Group == WorkGroup.Prepare ? "attic" : "cellar", item.Node));
    }

    [Fact]
    public async Task A_web_node_works_at_nothing_and_cancels_what_runs_elsewhere()
    {
        await using var cluster = await Cluster.StartAsync(null, "one");
        var web = await cluster.AddNodeAsync("web", ("Node:Role", "web"));
        var worker = await cluster.AddNodeAsync("worker", ("Node:Role", "worker"));
        var episode = (await cluster.EpisodesAsync(web)).Single();
        using var stopped = new ManualResetEventSlim();
        worker.Engines.Before = (_, token) =>
        {
            token.WaitHandle.WaitOne();
            stopped.Set();
        };

        await web.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        await Eventually.IsSoAsync(() => !worker.Engines.Threads.IsEmpty);
        await web.Get<TranscribeOrchestrator>().CancelAsync(episode, default);

        await Eventually.IsSoAsync(() => stopped.IsSet);
        Assert.Equal(JobState.Cancelled, (await web.Get<TranscribeOrchestrator>().StatusAsync(episode, default)).State);
        Assert.Empty(web.Engines.Threads);
    }

    [Fact]
    public async Task What_is_taken_over_from_a_node_that_lives_begins_only_when_that_has_stopped()
    {
        await using var cluster = await Cluster.StartAsync(null, "one");
        var (slow, other) = (await cluster.AddNodeAsync("slow"), await cluster.AddNodeAsync("other", ("Node:Groups:0", WorkGroup.Prepare)));
        var episode = (await cluster.EpisodesAsync(slow)).Single();
        var order = new ConcurrentQueue<string>();
        slow.Engines.Before = (_, token) =>
        {
            if (order.IsEmpty)
            {
                order.Enqueue("begun");
                token.WaitHandle.WaitOne();
                order.Enqueue("stopped");
            }
        };

        await slow.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        await Eventually.IsSoAsync(() => !order.IsEmpty);
        var taken = await other.Get<WorkClaims>().TakeAsync(episode, WorkName.Recognize, default);

        Assert.Equal(("other", 2), (taken?.Node, taken?.Attempt));
        Assert.Equal(["begun", "stopped"], order);
    }

    [Fact]
    public async Task A_second_node_of_the_same_name_is_refused_and_a_stopped_one_frees_it()
    {
        await using var cluster = await Cluster.StartAsync(null, "one");
        var first = await cluster.AddNodeAsync("attic");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => cluster.AddNodeAsync("attic"));
        await cluster.StopNodeAsync(first);
        await cluster.AddNodeAsync("attic");

        Assert.Contains("A node named attic already works on this database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_outlives_the_loss_of_all_tables_of_the_queue()
    {
        var database = await TestPostgres.DatabaseAsync(nameof(Work_outlives_the_loss_of_all_tables_of_the_queue));
        await using var cluster = await Cluster.StartAsync(database, "one", "two");
        var before = await cluster.AddNodeAsync("attic", ("Node:Role", "web"));
        var episodes = await cluster.EpisodesAsync(before);
        foreach (var episode in episodes)
        {
            await before.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        }

        await cluster.StopNodeAsync(before);
        await TestPostgres.DropQueueAsync(database);

        await Cluster.TranscribeAsync(await cluster.AddNodeAsync("cellar"), episodes);
    }

    [Fact]
    public async Task Work_goes_on_after_the_database_was_gone_for_ten_seconds()
    {
        await using var server = await PostgresProcess.StartAsync();
        await using var cluster = await Cluster.StartAsync(server.ConnectionString, "one", "two");
        var (a, b) = (await cluster.AddNodeAsync("a"), await cluster.AddNodeAsync("b"));
        var episodes = await cluster.EpisodesAsync(a);
        var begun = new ManualResetEventSlim();
        a.Engines.Before = b.Engines.Before = (window, token) =>
        {
            if (window.Start > TimeSpan.FromSeconds(20))
            {
                begun.Set();
                token.WaitHandle.WaitOne(500);
            }
        };

        foreach (var episode in episodes)
        {
            await a.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        }

        await Eventually.IsSoAsync(() => begun.IsSet);
        await server.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(10));
        await server.StartAgainAsync();

        await Cluster.EndAsync(a, episodes);
        Assert.All(await Cluster.ItemsAsync(a), item => Assert.Equal((JobState.Done, null), (item.State, item.Error)));
    }
}
