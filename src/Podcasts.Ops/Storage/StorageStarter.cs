using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Podcasts.Ops.Storage;

/// <summary>Brings the database up to date before anything else starts.</summary>
internal sealed partial class StorageStarter(DataFolder data, IDbContextFactory<PodcastsDbContext> databases, ILogger<StorageStarter> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            EngineFile.Prepare(data.Engine);
            await MigrateAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The database {data.Database} cannot be used ({failure.Message.TrimEnd('.')}). Check disk and permissions; if the file is damaged, move it away or restore a copy. It was left as it is.", failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var applied = await database.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(database.Database.GetMigrations()).FirstOrDefault() is { } unknown)
        {
            throw new StartRefusedException($"The database {data.Database} was written by a newer version of Podcasts (it has the change {unknown}). Start that version, or set PODCASTS_DATA to another folder. Nothing was changed.");
        }

        await database.Database.MigrateAsync(cancellationToken);
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        Log.Opened(logger, data.Root);
    }

    private static partial class Log
    {
        [LoggerMessage(111, LogLevel.Information, "Data folder {Folder} is open.")]
        public static partial void Opened(ILogger logger, string folder);
    }
}
