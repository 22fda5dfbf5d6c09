using Microsoft.EntityFrameworkCore;

namespace Podcasts.Ops.Storage.Postgres;

/// <summary>
/// Lets one node at a time change the tables. EF's own lock is let go between two migrations, and a node that waited for it then repeats what another has just done.
/// </summary>
internal sealed class MigrationTurn : IAsyncDisposable
{
    private readonly PodcastsDbContext _database;

    private MigrationTurn(PodcastsDbContext database) => _database = database;

    /// <summary>Waits for the turn. Null where there is no database yet: then the server lets one node make it.</summary>
    public static async Task<MigrationTurn?> TakeAsync(PodcastsDbContext database, CancellationToken cancellationToken)
    {
        if (!await database.Database.CanConnectAsync(cancellationToken))
        {
            return null;
        }

        await database.Database.OpenConnectionAsync(cancellationToken);
        await database.Database.ExecuteSqlRawAsync("SELECT pg_advisory_lock(5081)", cancellationToken); // Beside OneWriter's number.
        return new MigrationTurn(database);
    }

    // A session that goes back to its pool is reset only when it is wanted again.
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _database.Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock(5081)");
        }
        finally
        {
            await _database.Database.CloseConnectionAsync();
        }
    }
}
