using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Nodes;

/// <summary>A show of 100-second episodes, a PostgreSQL database, and nodes that share both it and the folder of the audio.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-cluster-").FullName;
    private readonly List<OpsHost> _nodes = [];
    private readonly string _database;
    private readonly Publisher _publisher;

    private Cluster(string database, Publisher publisher) => (_database, _publisher) = (database, publisher);

    public static async Task<Cluster> StartAsync(string? database = null, params string[] episodes)
    {
        var publisher = await Publisher.StartAsync();
        publisher.ServeFeed(episodes);
        foreach (var (episode, i) in episodes.Select((episode, i) => (episode, i)))
        {
            publisher.ServeFile($"/{episode}.mp3", await Sound.FileAsync(100 + i), "audio/mpeg");
        }

        return new Cluster(database ?? await TestPostgres.DatabaseAsync(Guid.NewGuid().ToString()), publisher);
    }

    public async Task<OpsHost> AddNodeAsync(string name, params (string Name, string Value)[] settings)
    {
        var own = Path.Combine(_folder, $"{name}-{_nodes.Count}");
        Directory.CreateDirectory(Path.Combine(_folder, "audio"));
        Directory.CreateDirectory(own);
        if (!Directory.Exists(Path.Combine(own, "audio")))
        {
            Directory.CreateSymbolicLink(Path.Combine(own, "audio"), Path.Combine(_folder, "audio"));
        }

        var node = await OpsHost.StartAsync(own, [.. TestPostgres.Settings(_database).Select(setting => (setting.Key, setting.Value!)), ("Node:Id", name), .. settings]);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Stops one in good order.</summary>
    public async Task StopNodeAsync(OpsHost node)
    {
        _nodes.Remove(node);
        await node.DisposeAsync();
    }

    /// <summary>Adds the show at a node and gives the ids of its episodes.</summary>
    public async Task<IReadOnlyList<string>> EpisodesAsync(OpsHost node)
    {
        var (podcast, _) = await node.Get<PodcastsOrchestrator>().AddAsync(_publisher.Feed, CancellationToken.None);
        return [.. podcast.Episodes.Select(episode => episode.Id)];
    }

    /// <summary>Starts all of these at one node and waits for their end.</summary>
    public static async Task TranscribeAsync(OpsHost node, IEnumerable<string> episodes)
    {
        foreach (var episode in episodes)
        {
            await node.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        }

        await EndAsync(node, episodes);
    }

    /// <summary>Waits until all of these are transcribed.</summary>
    public static async Task EndAsync(OpsHost node, IEnumerable<string> episodes)
    {
        foreach (var episode in episodes)
        {
            var end = await Eventually.BecomesAsync(() => node.Get<TranscribeOrchestrator>().StatusAsync(episode, default), status => JobState.IsTerminal(status.State));
            Assert.Equal((JobState.Done, null), (end.State, end.Error));
        }
    }

    public static Task<List<WorkItemRecord>> ItemsAsync(OpsHost node) => node.QueryAsync(database => database.WorkItems.AsNoTracking().ToListAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
