using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Account;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Audit;

/// <summary>Who did what: notes it, lists it, and forgets it after <see cref="AccessOptions.KeepAudit"/>.</summary>
public sealed class AuditOrchestrator(IDbContextFactory<PodcastsDbContext> databases, SetAside setAside, IOptions<AccessOptions> options, TimeProvider time)
{
    /// <summary>The most that one call lists.</summary>
    public const int Most = 200;

    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    private long _forgot = long.MinValue;

    /// <summary>What was done, the newest first.</summary>
    /// <param name="before">Only what is older than the entry of this number; null for the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<AuditDetails>> ListAsync(long? before, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await setAside.ReadAsync(database.Audit.Where(a => before == null || a.Id < before).OrderByDescending(a => a.Id).Take(Most), cancellationToken);
        return [.. rows.Select(a => new AuditDetails(a.Id, DateTimeOffset.FromUnixTimeMilliseconds(a.At), a.Who, a.Action, a.Subject, a.Address))];
    }

    /// <summary>Notes what somebody did.</summary>
    public async Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        database.Audit.Add(new AuditRecord
        {
            At = now.ToUnixTimeMilliseconds(),
            Who = string.IsNullOrWhiteSpace(entry.Who) ? "nobody" : Cut(entry.Who)!,
            UserId = entry.UserId,
            Action = Cut(entry.Action)!,
            Subject = Cut(entry.Subject),
            Address = Cut(entry.Address),
        });
        await database.SaveChangesAsync(cancellationToken);
        await ForgetAsync(database, now, cancellationToken);
    }

    private async Task ForgetAsync(PodcastsDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = Interlocked.Read(ref _forgot);
        if (now.ToUnixTimeMilliseconds() > due && Interlocked.CompareExchange(ref _forgot, (now + ForgetEvery).ToUnixTimeMilliseconds(), due) == due)
        {
            var oldest = (now - options.Value.KeepAudit).ToUnixTimeMilliseconds();
            await database.Audit.Where(a => a.At < oldest).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static string? Cut(string? text) => text?.Length > AuditRecord.LongestText ? text[..AuditRecord.LongestText] : text;
}
