using System.Diagnostics;

namespace Podcasts.Bench.Chaos;

/// <summary>What the queue itself costs: many very short episodes, heard by a server that answers at once.</summary>
internal sealed class QueueRun(ChaosOptions options, TextWriter output)
{
    private const int Reports = 10;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-queue-").FullName;
        var piece = (await SpokenPieces.MakeAsync(Path.Combine(folder, "pieces"), 1, options.Seconds, cancellationToken))[0];
        await using var publisher = await UnsteadyPublisher.StartAsync([.. Enumerable.Repeat(piece, options.Episodes)], options.Seed, cancellationToken);
        await using var speech = await SpeechServer.StartAsync(() => Task.CompletedTask, cancellationToken);
        await using var cluster = await ChaosCluster.StartAsync(options.Database, options.Workers, folder, speech.Settings, cancellationToken);
        var reader = new PatientReader(cluster.Web);
        var episodes = await reader.AddAsync(publisher.Feed(1), cancellationToken);

        var clock = Stopwatch.StartNew();
        foreach (var episode in episodes.Values)
        {
            await reader.TranscribeAsync(episode, cancellationToken);
        }

        await output.WriteLineAsync($"{episodes.Count} episodes of {options.Seconds} s asked for in {clock.Elapsed.TotalSeconds:F0} s; {await DoneAsync(cluster, cancellationToken)} of them are heard by then");
        await WatchAsync(cluster, episodes.Count, clock, cancellationToken);
        await output.WriteLineAsync($"all of them heard, and their speakers told apart by the demo networks, after {clock.Elapsed.TotalSeconds:F0} s: {clock.Elapsed.TotalMilliseconds / episodes.Count:F0} ms each, {string.Join(", ", cluster.Nodes.Select(node => $"{node.Name} {node.ProcessorSeconds:F0} s of processor time"))}");
        Directory.Delete(folder, recursive: true);
    }

    // Memory on the way: it must not grow with what has been done.
    private async Task WatchAsync(ChaosCluster cluster, int episodes, Stopwatch clock, CancellationToken cancellationToken)
    {
        var report = 1;
        while (await cluster.OpenAsync(cancellationToken) is not { Count: 0 })
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), cancellationToken);
            var done = await DoneAsync(cluster, cancellationToken);
            if (done * Reports / episodes >= report)
            {
                report = (done * Reports / episodes) + 1;
                await output.WriteLineAsync($"  {done,5} done after {clock.Elapsed.TotalSeconds,4:F0} s; {string.Join(", ", cluster.Nodes.Select(node => $"{node.Name} {node.Mebibytes.Now:F0} MiB"))}");
            }
        }
    }

    private static async Task<int> DoneAsync(ChaosCluster cluster, CancellationToken cancellationToken) =>
        (await cluster.Database.ItemsAsync(cancellationToken)).Count(item => item is { Name: "finalize", State: "done" });
}
