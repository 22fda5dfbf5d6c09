using System.Diagnostics;

namespace Podcasts.Bench.Chaos;

/// <summary>
/// Hears a show once in peace, and then the same show again and again while everything fails; in the end all must be as it was in peace.
/// </summary>
internal sealed class ChaosRun(ChaosOptions options, TextWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly SortedDictionary<string, int> _refusals = [];
    private readonly List<string> _faults = [];
    private int _rounds;

    /// <returns>What was done and how it went.</returns>
    /// <exception cref="ChaosException">Something was not as it was in peace; the folder with databases and logs is kept.</exception>
    public async Task<ChaosReport> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var folder = Directory.CreateTempSubdirectory("podcasts-chaos-").FullName;
        var pieces = await SpokenPieces.MakeAsync(Path.Combine(folder, "pieces"), options.Episodes, options.Seconds, cancellationToken);
        await using var publisher = await UnsteadyPublisher.StartAsync(pieces, options.Seed, cancellationToken);
        var expected = await InPeaceAsync(folder, publisher, cancellationToken);
        var peace = clock.Elapsed;
        await output.WriteLineAsync($"in peace: {expected.Count} episodes of {options.Seconds} s in {peace.TotalSeconds:F0} s (the start of the app included)");

        await using var cluster = await ChaosCluster.StartAsync(options.Database, options.Workers, Path.Combine(folder, "chaos"), new Dictionary<string, string>(), cancellationToken);
        var troubles = new Troubles(cluster, options.Seed);
        publisher.IsUnsteady = true;
        await InChaosAsync(cluster, troubles, publisher, expected, cancellationToken);

        var executions = await EndAsync(cluster, cancellationToken);
        _faults.AddRange(Proof.Faults(cluster, executions));
        var report = new ChaosReport(options, clock.Elapsed, _rounds, troubles.Struck, publisher.Trouble, _refusals, executions, Proof.Resumed(executions));
        await output.WriteLineAsync(report.ToString());
        if (_faults.Count > 0)
        {
            throw new ChaosException($"{string.Join('\n', _faults)}\nDatabases and logs are in {folder}.");
        }

        Directory.Delete(folder, recursive: true);
        return report;
    }

    private async Task<IReadOnlyDictionary<string, HeardPiece>> InPeaceAsync(string folder, UnsteadyPublisher publisher, CancellationToken cancellationToken)
    {
        await using var cluster = await ChaosCluster.StartAsync("sqlite", 0, Path.Combine(folder, "peace"), new Dictionary<string, string>(), cancellationToken);
        return await HearAsync(cluster, publisher.Feed(0), cancellationToken);
    }

    private async Task InChaosAsync(
        ChaosCluster cluster, Troubles troubles, UnsteadyPublisher publisher, IReadOnlyDictionary<string, HeardPiece> expected, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var until = TimeProvider.System.GetUtcNow() + options.Length;
        var striking = troubles.StrikeAsync(options.Troubles, until, stop.Token);
        try
        {
            do
            {
                var heard = await HearAsync(cluster, publisher.Feed(++_rounds), cancellationToken);
                _faults.AddRange(expected.SelectMany(piece => piece.Value.DifferencesTo(heard[piece.Key]).Select(difference => $"Round {_rounds}, episode called {piece.Key}: {difference}")));
                await output.WriteLineAsync($"round {_rounds}: {(_faults.Count == 0 ? "as in peace" : $"{_faults.Count} differences")}, after {troubles.Struck.Values.Sum()} troubles");
            }
            while (!striking.IsCompleted && _faults.Count == 0);
        }
        finally
        {
            await stop.CancelAsync();
            await striking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (striking.IsFaulted)
        {
            await striking;
        }
    }

    // Adds a show, asks for all of it, and reads what was heard, by the episodes' titles.
    private async Task<IReadOnlyDictionary<string, HeardPiece>> HearAsync(ChaosCluster cluster, Uri feed, CancellationToken cancellationToken)
    {
        var reader = new PatientReader(cluster.Web);
        var episodes = await reader.AddAsync(feed, cancellationToken);
        foreach (var episode in episodes.Values)
        {
            await reader.TranscribeAsync(episode, cancellationToken);
        }

        await EndedAsync(cluster, reader, cancellationToken);
        var heard = new Dictionary<string, HeardPiece>();
        foreach (var (title, episode) in episodes)
        {
            heard[title] = HeardPiece.Read(await reader.StatusAsync(episode, cancellationToken), await reader.TranscriptAsync(episode, cancellationToken));
        }

        foreach (var unexplained in reader.Unexplained)
        {
            Refused($"500: {unexplained}");
        }

        return heard;
    }

    private async Task EndedAsync(ChaosCluster cluster, PatientReader reader, CancellationToken cancellationToken)
    {
        var (last, clock) = ("", Stopwatch.StartNew());
        while (true)
        {
            if (await cluster.OpenAsync(cancellationToken) is { } open)
            {
                if (open.Count == 0)
                {
                    return;
                }

                foreach (var failed in open.Where(item => item.State == "failed"))
                {
                    Refused(failed.Error ?? "no reason");
                    await (failed.Name == "diarize" ? reader.DiarizeAsync(failed.Episode, cancellationToken) : reader.TranscribeAsync(failed.Episode, cancellationToken));
                }

                var now = string.Join('\n', open);
                if (now != last)
                {
                    (last, clock) = (now, Stopwatch.StartNew());
                }
            }

            if (clock.Elapsed > Patience)
            {
                throw new ChaosException($"Nothing has changed for {Patience}:\n{last}\nData and logs are in {Path.GetDirectoryName(cluster.Web.Folder)}.");
            }

            await Task.Delay(200, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Execution>> EndAsync(ChaosCluster cluster, CancellationToken cancellationToken)
    {
        _faults.AddRange(await cluster.Database.FaultsAsync(cancellationToken));
        _faults.AddRange((await cluster.OpenAsync(cancellationToken) ?? []).Select(item => $"Left over: {item}"));
        foreach (var node in cluster.Nodes)
        {
            await node.KillAsync();
        }

        return [.. cluster.Nodes.SelectMany(Execution.Of).OrderBy(execution => execution.Start)];
    }

    private void Refused(string sentence) => _refusals[sentence] = _refusals.GetValueOrDefault(sentence) + 1;
}
