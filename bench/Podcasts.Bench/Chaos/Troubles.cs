namespace Podcasts.Bench.Chaos;

/// <summary>What befalls the nodes and their database: each kind in turn, in an order and at moments that a seed decides.</summary>
internal sealed class Troubles
{
    /// <summary>After so many, each kind has struck.</summary>
    public const int Kinds = 7;

    private readonly ChaosCluster _cluster;
    private readonly Random _random;
    private readonly (string Name, Func<CancellationToken, Task> StrikeAsync)[] _kinds;
    private readonly Queue<(string Name, Func<CancellationToken, Task> StrikeAsync)> _next = [];

    public Troubles(ChaosCluster cluster, int seed)
    {
        (_cluster, _random) = (cluster, new Random(seed));
        _kinds =
        [
            ("killed", KilledAsync), ("killed", KilledAsync), ("killed again while it started", KilledTwiceAsync), ("stopped and woken", PausedAsync),
            ("database gone", HeldAsync), ("engine's tables lost", EngineLostAsync), ("disk full", DiskFullAsync),
        ];
    }

    /// <summary>How often each kind has struck.</summary>
    public SortedDictionary<string, int> Struck { get; } = [];

    /// <summary>Strikes again and again, while there is work to disturb; when it returns, everything runs again.</summary>
    /// <param name="most">No more than so many times.</param>
    /// <param name="until">No trouble begins after it.</param>
    /// <param name="cancellationToken">Stops between and within troubles.</param>
    public async Task StrikeAsync(int most, DateTimeOffset until, CancellationToken cancellationToken)
    {
        while (Struck.Values.Sum() < most)
        {
            await WorkAsync(cancellationToken);
            await Task.Delay(Between(0.2, 2), cancellationToken);
            if (TimeProvider.System.GetUtcNow() >= until)
            {
                return;
            }

            if (_next.Count == 0)
            {
                var kinds = _kinds.ToArray();
                _random.Shuffle(kinds);
                Array.ForEach(kinds, _next.Enqueue);
            }

            var (name, strikeAsync) = _next.Dequeue();
            Struck[name] = Struck.GetValueOrDefault(name) + 1;
            await strikeAsync(cancellationToken);
            foreach (var node in _cluster.Nodes)
            {
                await node.ServingAsync(cancellationToken);
            }
        }
    }

    // Waits until something runs: what happens while nothing is done proves little.
    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while ((await _cluster.OpenAsync(cancellationToken))?.Any(item => item.State == "running") is not true)
        {
            await Task.Delay(100, cancellationToken);
        }
    }

    private async Task KilledAsync(CancellationToken cancellationToken)
    {
        var node = Any();
        await node.KillAsync();
        await Task.Delay(Between(0, 2), cancellationToken);
        node.Start();
    }

    private async Task KilledTwiceAsync(CancellationToken cancellationToken)
    {
        var node = Any();
        await node.KillAsync();
        node.Start();
        await Task.Delay(Between(0.2, 2.5), cancellationToken);
        await node.KillAsync();
        node.Start();
    }

    // Now shorter, now longer than a cluster waits for a node.
    private Task PausedAsync(CancellationToken cancellationToken) => Any().PauseAsync(Between(1, 9), cancellationToken);

    private Task HeldAsync(CancellationToken cancellationToken) => _cluster.Database.HoldAsync(Between(1, 5), cancellationToken);

    private async Task EngineLostAsync(CancellationToken cancellationToken)
    {
        foreach (var node in _cluster.Nodes)
        {
            await node.KillAsync();
        }

        await _cluster.Database.LoseEngineAsync(cancellationToken);
        foreach (var node in _cluster.Nodes)
        {
            node.Start();
        }
    }

    // A reserve that no disk has: the app sees its disk as full, and everybody else does not.
    private async Task DiskFullAsync(CancellationToken cancellationToken)
    {
        var node = Any();
        await node.KillAsync();
        await node.Start(("Storage__ReserveMegabytes", "1000000000")).ServingAsync(cancellationToken);
        await Task.Delay(Between(0.5, 2), cancellationToken);
        await node.KillAsync();
        node.Start();
    }

    private AppNode Any() => _cluster.Nodes[_random.Next(_cluster.Nodes.Count)];

    private TimeSpan Between(double least, double most) => TimeSpan.FromSeconds(least + ((most - least) * _random.NextDouble()));
}
