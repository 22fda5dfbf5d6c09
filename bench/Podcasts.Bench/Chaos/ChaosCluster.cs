using System.Data.Common;
using System.Globalization;
using Podcasts.Ops.Tests;

namespace Podcasts.Bench.Chaos;

/// <summary>The app as it is installed: one process with its files, or a web node and workers around a PostgreSQL server.</summary>
internal sealed class ChaosCluster : IAsyncDisposable
{
    // Small steps, so that there is much to interrupt; short waits, so that not all of the time is waited.
    private static readonly Dictionary<string, string> Common = new()
    {
        ["SampleShow__Enabled"] = "false",
        ["Fetching__AllowPrivateNetworks"] = "true",
        ["Fetching__Attempts"] = "8",
        ["Fetching__RetryDelay"] = "00:00:00.1",
        ["Transcribe__Language"] = "en",
        ["Transcribe__MaximumAttempts"] = "100",
        ["Transcribe__RetryDelay"] = "00:00:00.5",
        ["Transcribe__ReconcileEvery"] = "00:00:01",
        ["Torch__Device"] = "cpu",
        ["Torch__Threads"] = "1",
        ["Torch__BatchSize"] = "1",
    };

    // As in deploy/, but that the dead are missed sooner.
    private static readonly Dictionary<string, string> Clustered = new()
    {
        ["Node__Token"] = "not-a-secret",
        ["Node__CheckinInterval"] = "00:00:01",
        ["Node__CheckinThreshold"] = "00:00:03",
    };

    private ChaosCluster(ChaosDatabase database, IReadOnlyList<AppNode> nodes) => (Database, Nodes) = (database, nodes);

    public ChaosDatabase Database { get; }

    public IReadOnlyList<AppNode> Nodes { get; }

    /// <summary>The one that people ask.</summary>
    public AppNode Web => Nodes[0];

    /// <summary>Starts all nodes and waits until they serve.</summary>
    /// <param name="database"><c>sqlite</c> or <c>postgres</c>.</param>
    /// <param name="workers">Nodes beside the web node, with <c>postgres</c>.</param>
    /// <param name="folder">Each node's data folder is made in it.</param>
    /// <param name="settings">More settings, or others than the usual ones.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<ChaosCluster> StartAsync(
        string database, int workers, string folder, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var cluster = database == "sqlite" ? Alone(folder, settings) : await SharedAsync(folder, workers, settings);
        try
        {
            foreach (var node in cluster.Nodes)
            {
                await node.Start().ServingAsync(cancellationToken);
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The items that are not done; null while the database does not tell.</summary>
    public async Task<IReadOnlyList<StoredItem>?> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await Database.ItemsAsync(cancellationToken)).Where(item => item.State != "done")];
        }
        catch (DbException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }

        await Database.DisposeAsync();
    }

    private static ChaosCluster Alone(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var data = Path.Combine(folder, "web");
        return new(new SqliteFiles(data), [new AppNode("web", data, Merge(Common, settings))]);
    }

    private static async Task<ChaosCluster> SharedAsync(string folder, int workers, IReadOnlyDictionary<string, string> settings)
    {
        var database = new PostgresServer(await PostgresProcess.StartAsync());
        var common = Merge(Common, Clustered, database.Settings, settings);
        var web = new AppNode("web", Path.Combine(folder, "web"), Merge(common, new Dictionary<string, string> { ["Node__Id"] = "web", ["Node__Groups__0"] = "prepare" }));
        var nodes = Enumerable.Range(1, workers).Select(number =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"worker-{number}");
            var own = new Dictionary<string, string> { ["Node__Id"] = name, ["Node__Role"] = "worker", ["Node__Web"] = web.Client.BaseAddress!.AbsoluteUri };
            return new AppNode(name, Path.Combine(folder, name), Merge(common, own));
        });
        return new(database, [web, .. nodes]);
    }

    private static Dictionary<string, string> Merge(params IEnumerable<IReadOnlyDictionary<string, string>> settings) =>
        settings.SelectMany(some => some).GroupBy(setting => setting.Key).ToDictionary(group => group.Key, group => group.Last().Value);
}
