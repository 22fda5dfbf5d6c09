using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Account;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Users;

namespace Podcasts.Ops.Keys;

/// <summary>Keys of programs: list, make, revoke. A key is <c>pk_</c>, its id, and 256 random bits; only a hash of it is kept.</summary>
public sealed class KeysOrchestrator(IDbContextFactory<PodcastsDbContext> databases, SetAside setAside, TimeProvider time)
{
    private const string Start = "pk_";
    private const int SecretBytes = 32;

    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    /// <summary>A user's keys, the newest first.</summary>
    /// <param name="user">Whose, or null for everybody's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<KeyDetails>> ListAsync(string? user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var names = (await setAside.ReadAsync(database.Users, cancellationToken)).ToDictionary(u => u.Id, u => u.Name);
        var keys = await setAside.ReadAsync(database.Keys.Where(k => user == null || k.UserId == user), cancellationToken);
        return [.. keys.OrderByDescending(k => k.Created).Select(k => KeyDetails.From(k, names.GetValueOrDefault(k.UserId, "")))];
    }

    /// <summary>Makes a key; it is told this once and never again.</summary>
    /// <param name="user">Whose it will be.</param>
    /// <param name="name">What the user calls it.</param>
    /// <param name="role">The most that it may do.</param>
    /// <param name="lifetime">How long it holds.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<NewKey> CreateAsync(AccountDetails user, string name, string role, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!Roles.Allows(user.Role, role))
        {
            throw new UnprocessableException($"You are {user.Role}, and a key may not do more than you may. Choose {string.Join(" or ", Roles.All.Where(own => Roles.Allows(user.Role, own)))}.");
        }

        var (id, now) = (Ids.Key(), time.GetUtcNow());
        var secret = $"{Start}{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var key = new KeyRecord
        {
            Id = id,
            UserId = user.Id,
            Name = name,
            Hash = HashOf(secret),
            Role = role,
            Created = now.ToUnixTimeMilliseconds(),
            Expires = (now + lifetime).ToUnixTimeMilliseconds(),
        };
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Keys.Add(key);
        await database.SaveChangesAsync(cancellationToken);
        return new(KeyDetails.From(key, user.Name), secret);
    }

    /// <summary>Revokes a key: from now on it opens nothing.</summary>
    /// <param name="id">The key.</param>
    /// <param name="user">Whose it must be, or null for anybody's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such key.</exception>
    public async Task DeleteAsync(string id, string? user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Keys.Where(k => k.Id == id && (user == null || k.UserId == user)).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            throw new NotFoundException($"There is no key {id}. The page Keys lists those that there are.");
        }
    }

    /// <summary>Who shows this key, with what the key may do; null where it is none, has expired, or its user is gone.</summary>
    public async Task<(AccountDetails Account, string Key)?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (!secret.StartsWith(Start, StringComparison.Ordinal) || secret.Length <= Start.Length + Ids.Length || !Ids.Fits(secret.Substring(Start.Length, Ids.Length)))
        {
            return null;
        }

        var id = secret.Substring(Start.Length, Ids.Length);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (await setAside.ReadOneAsync(database.Keys.Where(k => k.Id == id), cancellationToken) is not { } key
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.Hash), Encoding.ASCII.GetBytes(HashOf(secret)))
            || key.Expires <= now
            || await setAside.ReadOneAsync(database.Users.Where(u => u.Id == key.UserId), cancellationToken) is not { } user)
        {
            return null;
        }

        if (key.Used is null || now - key.Used > UsedEvery.TotalMilliseconds)
        {
            await database.Keys.Where(k => k.Id == id).ExecuteUpdateAsync(set => set.SetProperty(k => k.Used, now), cancellationToken);
        }

        return (AccountDetails.From(user) with { Role = Roles.Lesser(user.Role, key.Role) }, key.Id);
    }

    /// <summary>Whether a key still opens something.</summary>
    public async Task<bool> HoldsAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await database.Keys.AnyAsync(k => k.Id == id && k.Expires > now, cancellationToken);
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
