using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Podcasts.Ops.Search;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Ops.Storage;

/// <summary>Brings the database up to date before anything else starts. Of several nodes that start at once, one does it and the others wait.</summary>
internal sealed partial class StorageStarter(DataFolder data, IDbContextFactory<PodcastsDbContext> databases, ISearchIndex search, ILogger<StorageStarter> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var isFile = database.Database.IsSqlite();
        var name = isFile ? data.Database : $"{database.Database.GetDbConnection().Database} on {database.Database.GetDbConnection().DataSource}";
        try
        {
            if (isFile)
            {
                EngineFile.Prepare(data.Engine);
            }

            await using (var turn = isFile ? null : await MigrationTurn.TakeAsync(database, cancellationToken))
            {
                await MigrateAsync(database, name, cancellationToken);
                await search.EnsureAsync(database, cancellationToken);
            }

            if (isFile)
            {
                await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
            }
        }
        catch (Exception failure) when (!isFile && Faults.Explain(failure) is UnavailableException known)
        {
            throw new StartRefusedException(known.Message, failure);
        }
        catch (Exception failure) when (failure is DbException or SocketException or IOException or UnauthorizedAccessException)
        {
            var wayOut = isFile ? "Check disk and permissions; if the file is damaged, move it away or restore a copy." : "Check Storage:ConnectionString and the server's log.";
            throw new StartRefusedException($"The database {name} cannot be used ({failure.Message.TrimEnd('.')}). {wayOut} It was left as it is.", failure);
        }

        Log.Opened(logger, data.Root, name);
        if (data.Replaced is { } replaced)
        {
            Log.Restored(logger, replaced);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task MigrateAsync(PodcastsDbContext database, string name, CancellationToken cancellationToken)
    {
        var applied = await database.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(database.Database.GetMigrations()).FirstOrDefault() is { } unknown)
        {
            throw new StartRefusedException($"The database {name} was written by a newer version of Podcasts (it has the change {unknown}). Start that version, or set PODCASTS_DATA to another folder. Nothing was changed.");
        }

        await database.Database.MigrateAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(111, LogLevel.Information, "Data folder {Folder} is open, and the database {Database}.")]
        public static partial void Opened(ILogger logger, string folder, string database);

        [LoggerMessage(112, LogLevel.Warning, "A restored backup took the place of what was here, which lies in {Replaced}.")]
        public static partial void Restored(ILogger logger, string replaced);
    }
}
