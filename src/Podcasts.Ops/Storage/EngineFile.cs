using Microsoft.Data.Sqlite;
using Quartz;

namespace Podcasts.Ops.Storage;

/// <summary>Quartz's file. It creates its tables but never alters them, so one of another version or a broken one is thrown away; rows refill it.</summary>
internal static class EngineFile
{
    // What its jobs are called belongs to its version: jobs under old names could not be woken any more.
    private const int Jobs = 2;

    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;

    /// <summary>Of Quartz's tables on PostgreSQL, where an upgrade leaves the old ones behind, unused.</summary>
    public static string TablePrefix => $"engine{Version}_";

    public static void Prepare(string path)
    {
        if (File.Exists(path) && !IsOurs(path))
        {
            foreach (var part in new[] { path, path + "-wal", path + "-shm" })
            {
                File.Delete(part);
            }
        }

        Run(path, $"PRAGMA journal_mode = WAL; PRAGMA user_version = {Version}");
    }

    // 4.7.3 with these jobs is 4070302.
    private static int Version
    {
        get
        {
            var version = typeof(IScheduler).Assembly.GetName().Version!;
            return (version.Major * 1_000_000) + (version.Minor * 10_000) + (version.Build * 100) + Jobs;
        }
    }

    private static bool IsOurs(string path)
    {
        try
        {
            return Convert.ToInt64(Run(path, "PRAGMA user_version"), null) == Version && (string?)Run(path, "PRAGMA quick_check") == "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static object? Run(string path, string sql)
    {
        using var connection = new SqliteConnection(ConnectionString(path));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
