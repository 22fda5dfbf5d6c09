using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Podcasts.Ops.Nodes;

/// <summary>
/// Holds this node's name while it lives, by a lock of a session in PostgreSQL, which ends with the process however that dies.
/// Two nodes of one name would take each other's running work for left over (jobs.md 8.7).
/// </summary>
internal sealed partial class NodeName(NpgsqlDataSource database, IOptions<NodeOptions> node, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<NodeName> logger)
    : BackgroundService
{
    private const int Patience = 10; // A session outlives a killed process by a moment.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private NpgsqlConnection? _session;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var tried = 0; !await TakeAsync(cancellationToken); tried++)
        {
            if (tried == Patience)
            {
                throw new StartRefusedException($"A node named {node.Value.Name()} already works on this database. Stop it first, or give this one another name with Node:Id.");
            }

            await Task.Delay(BetweenLooks / 4, time, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LetGoAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(BetweenLooks, time, stoppingToken);
                if (!await IsHeldAsync(stoppingToken))
                {
                    Log.Lost(logger, node.Value.Name());
                    lifetime.StopApplication();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It stops.
        }
    }

    // A session that broke with the database is taken anew; while there is no database nobody else can take the name either.
    private async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_session is null)
            {
                return await TakeAsync(cancellationToken);
            }

            await using var look = new NpgsqlCommand("SELECT 1", _session);
            await look.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (DbException)
        {
            await LetGoAsync();
        }

        return true;
    }

    private async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        var session = await database.OpenConnectionAsync(cancellationToken);
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock(5080, hashtext($1))", session) { Parameters = { new() { Value = node.Value.Name() } } };
        if (await take.ExecuteScalarAsync(cancellationToken) is not true)
        {
            await session.DisposeAsync();
            return false;
        }

        _session = session;
        return true;
    }

    private async Task LetGoAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await session.DisposeAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(461, LogLevel.Critical, "Another node took the name {Node} while the database was away; this one stops. Give each its own with Node:Id.")]
        public static partial void Lost(ILogger logger, string node);
    }
}
