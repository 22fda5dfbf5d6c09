using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Users;

namespace Podcasts.Ops.Account;

/// <summary>Knows whether there is a user at all, makes the first one that the settings name, and holds the one-time code that lets a person make it. Thread-safe.</summary>
public sealed class FirstUser(IDbContextFactory<PodcastsDbContext> databases, IServiceScopeFactory scopes, IOptions<AccessOptions> options, TimeProvider time) : IHostedService
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    // Another node may have made the first user; nobody waits longer than this until it is known here.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private volatile bool _exists;
    private long _looked = long.MinValue;

    /// <summary>What the log shows to the person who looks after this machine, and nobody else knows. Another one after each start.</summary>
    public string Code { get; } = RandomNumberGenerator.GetString(Alphabet, 12);

    /// <summary>Whether there is a user. Once there was one, the answer stays yes, also for rows that were set aside.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        if (_exists || (Interlocked.Read(ref _looked) is var looked && looked != long.MinValue && time.GetElapsedTime(looked, now) < LookEvery))
        {
            return _exists;
        }

        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Users.IgnoreQueryFilters().AnyAsync(cancellationToken))
        {
            _exists = true;
        }

        Interlocked.Exchange(ref _looked, now);
        return _exists;
    }

    /// <summary>Whether somebody has read the code in the log, in whatever case and with whatever between the letters.</summary>
    public bool IsCode(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var plain = string.Concat(given.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(plain)), SHA256.HashData(Encoding.UTF8.GetBytes(Code)));
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.FirstUser.Length == 0 || (!settings.Rescue && await ExistsAsync(cancellationToken)))
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<UsersOrchestrator>().RescueAsync(settings.FirstUser, settings.FirstPassword, cancellationToken);
        }
        catch (PodcastsException refusal)
        {
            throw new StartRefusedException($"The first user cannot be made as Access:FirstUser and Access:FirstPassword say: {refusal.Message}", refusal);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal void Remember() => _exists = true;
}
