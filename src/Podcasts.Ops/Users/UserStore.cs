using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Users;

/// <summary>Where ASP.NET Core Identity finds users: rows like all others, with the same rules in and out.</summary>
internal sealed class UserStore(IDbContextFactory<PodcastsDbContext> databases, SetAside setAside)
    : IUserPasswordStore<UserRecord>, IUserSecurityStampStore<UserRecord>, IUserLockoutStore<UserRecord>
{
    public async Task<IdentityResult> CreateAsync(UserRecord user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Users.Add(user);
        await database.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(UserRecord user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Users.Update(user);
        await database.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(UserRecord user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Users.Where(u => u.Id == user.Id).ExecuteDeleteAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<UserRecord?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadOneAsync(database.Users.Where(u => u.Id == userId), cancellationToken);
    }

    public async Task<UserRecord?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadOneAsync(database.Users.Where(u => u.NormalizedName == normalizedUserName), cancellationToken);
    }

    public Task<string> GetUserIdAsync(UserRecord user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(UserRecord user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(UserRecord user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedName);

    public Task<string?> GetPasswordHashAsync(UserRecord user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(UserRecord user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(UserRecord user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<int> GetAccessFailedCountAsync(UserRecord user, CancellationToken cancellationToken) => Task.FromResult(user.FailedSignIns);

    public Task<bool> GetLockoutEnabledAsync(UserRecord user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(UserRecord user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockedUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : (DateTimeOffset?)null);

    public Task SetUserNameAsync(UserRecord user, string? userName, CancellationToken cancellationToken) => Set(() => user.Name = userName!);

    public Task SetNormalizedUserNameAsync(UserRecord user, string? normalizedName, CancellationToken cancellationToken) => Set(() => user.NormalizedName = normalizedName!);

    public Task SetPasswordHashAsync(UserRecord user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task SetSecurityStampAsync(UserRecord user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task SetLockoutEndDateAsync(UserRecord user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Set(() => user.LockedUntil = lockoutEnd?.ToUnixTimeMilliseconds());

    public Task SetLockoutEnabledAsync(UserRecord user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ResetAccessFailedCountAsync(UserRecord user, CancellationToken cancellationToken) => Set(() => user.FailedSignIns = 0);

    public Task<int> IncrementAccessFailedCountAsync(UserRecord user, CancellationToken cancellationToken) => Task.FromResult(++user.FailedSignIns);

    public void Dispose()
    {
        // Nothing is held between two calls.
    }

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
