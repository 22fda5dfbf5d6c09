using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Podcasts.Ops.Storage;

/// <summary>Keeps what can be read and sets the rest aside, with a log line that holds what was read and why it was refused.</summary>
public sealed partial class SetAside(IDbContextFactory<PodcastsDbContext> databases, DataFolder data, TimeProvider time, ILogger<SetAside> logger)
{
    /// <summary>Reads rows; the ones that break their rules are set aside and left out, and everything else goes on.</summary>
    public async Task<List<T>> ReadAsync<T>(IQueryable<T> query, CancellationToken cancellationToken)
        where T : StoredRow
    {
        var sound = new List<T>();
        foreach (var row in await query.AsNoTracking().ToListAsync(cancellationToken))
        {
            if (RowRules.Refusal(row) is { } refusal)
            {
                await PutRowAsideAsync(row, refusal, cancellationToken);
            }
            else
            {
                sound.Add(row);
            }
        }

        return sound;
    }

    /// <summary>Reads the first of a few rows, or null where there is none or it had to be set aside.</summary>
    public async Task<T?> ReadOneAsync<T>(IQueryable<T> query, CancellationToken cancellationToken)
        where T : StoredRow => (await ReadAsync(query, cancellationToken)).FirstOrDefault();

    /// <summary>Moves a file that cannot be used, or a folder, to set-aside/, under a name that tells when.</summary>
    public void PutFileAside(string path, string reason)
    {
        var target = Path.Combine(data.SetAside, $"{time.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Path.GetFileName(path)}");
        if (File.Exists(path))
        {
            File.Move(path, target, overwrite: true);
            Log.FilePutAside(logger, path, target, reason);
        }
        else if (Directory.Exists(path))
        {
            Directory.Move(path, target);
            Log.FilePutAside(logger, path, target, reason);
        }
        else
        {
            Log.FileMissing(logger, path, reason);
        }
    }

    /// <summary>Marks a row with why it cannot be used, which takes it out of every query.</summary>
    internal async Task PutRowAsideAsync(StoredRow row, string refusal, CancellationToken cancellationToken)
    {
        Log.RowPutAside(logger, row.GetType().Name, refusal, Login().Replace(JsonSerializer.Serialize(row, row.GetType()), "//***@"));
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Attach(row).Property(r => r.SetAsideReason).CurrentValue = refusal;
        await database.SaveChangesAsync(cancellationToken);
    }

    // What was read is logged, but for the login that an address may hold.
    [GeneratedRegex("//[^/@\\s\"]+@", RegexOptions.None, 10_000)]
    private static partial Regex Login();

    private static partial class Log
    {
        [LoggerMessage(101, LogLevel.Warning, "A {RowType} was set aside: {Reason} It read {Row}.")]
        public static partial void RowPutAside(ILogger logger, string rowType, string reason, string row);

        [LoggerMessage(102, LogLevel.Warning, "The file {Path} was set aside as {Target}: {Reason}")]
        public static partial void FilePutAside(ILogger logger, string path, string target, string reason);

        [LoggerMessage(103, LogLevel.Warning, "The file {Path} is not there any more: {Reason}")]
        public static partial void FileMissing(ILogger logger, string path, string reason);
    }
}
