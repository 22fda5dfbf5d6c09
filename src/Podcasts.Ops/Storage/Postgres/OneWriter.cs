using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Podcasts.Ops.Storage.Postgres;

/// <summary>
/// One transaction at a time, as SQLite has it by itself: what a transaction has read still holds when it writes, on both databases
/// and on every node. Ours last milliseconds; <see cref="PostgresAddress"/> ends one whose node has fallen asleep in it.
/// </summary>
internal sealed class OneWriter : DbTransactionInterceptor
{
    private const string TakeTurn = "SELECT pg_advisory_xact_lock(5080)"; // Any number does, if all nodes use the same.

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = Command(connection, result);
        command.ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, result);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.CommandText = TakeTurn;
        command.Transaction = transaction;
        return command;
    }
}
