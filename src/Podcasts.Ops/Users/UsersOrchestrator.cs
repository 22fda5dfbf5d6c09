using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Account;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Users;

/// <summary>Users: list, add, change, sign out, delete.</summary>
public sealed class UsersOrchestrator(
    IDbContextFactory<PodcastsDbContext> databases,
    SetAside setAside,
    UserManager<UserRecord> users,
    FirstUser first,
    TimeProvider time)
{
    /// <summary>Everybody who may sign in, by name.</summary>
    public async Task<IReadOnlyList<UserDetails>> ListAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await setAside.ReadAsync(database.Users, cancellationToken);
        return [.. rows.OrderBy(user => user.NormalizedName, StringComparer.Ordinal).Select(user => UserDetails.From(user, time.GetUtcNow()))];
    }

    /// <summary>Adds a user who signs in with a password. The first one of an installation is its admin, whatever was asked for.</summary>
    /// <exception cref="ConflictException">The name is taken.</exception>
    /// <exception cref="UnprocessableException">The password is too short.</exception>
    public async Task<UserDetails> AddAsync(string name, string password, string role, CancellationToken cancellationToken)
    {
        var user = NewUser(name, await first.ExistsAsync(cancellationToken) ? role : Roles.Admin);
        await EnsureFreeAsync(name);
        Require(await users.CreateAsync(user, password));
        first.Remember();
        return UserDetails.From(user, time.GetUtcNow());
    }

    /// <summary>Gives a user another role, another password, or both; who is signed in as that user must sign in again.</summary>
    /// <exception cref="NotFoundException">There is no such user.</exception>
    /// <exception cref="ConflictException">Nobody would be an admin any more.</exception>
    /// <exception cref="UnprocessableException">The password is too short.</exception>
    public async Task<UserDetails> ChangeAsync(string id, string? role, string? password, CancellationToken cancellationToken)
    {
        var user = await GetAsync(id);
        if (role is not null && role != user.Role)
        {
            await EnsureAnotherAdminAsync(user, cancellationToken);
            user.Role = role;
        }

        if (password is not null)
        {
            await EnsureGoodAsync(user, password);
            user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
            (user.FailedSignIns, user.LockedUntil) = (0, null);
        }

        Require(await users.UpdateSecurityStampAsync(user));
        return UserDetails.From(user, time.GetUtcNow());
    }

    /// <summary>Ends whatever that user has open in any browser. Keys stay.</summary>
    /// <exception cref="NotFoundException">There is no such user.</exception>
    public async Task SignOutAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Require(await users.UpdateSecurityStampAsync(await GetAsync(id)));
    }

    /// <summary>Takes a user out, with their keys. What they made stays.</summary>
    /// <exception cref="NotFoundException">There is no such user.</exception>
    /// <exception cref="ConflictException">Nobody would be an admin any more.</exception>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var user = await GetAsync(id);
        await EnsureAnotherAdminAsync(user, cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Keys.IgnoreQueryFilters().Where(key => key.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await users.DeleteAsync(user);
    }

    /// <summary>The user whom another sign-in service vouches for, added when seen for the first time; the role is as the service says.</summary>
    /// <param name="login">Issuer and subject, with a space between.</param>
    /// <param name="name">What to call them; with a number behind it where the name is taken.</param>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RefusedException">There is no user yet and this one would be no admin, so that nobody could ever make another.</exception>
    public async Task<AccountDetails> EnterAsync(string login, string name, string role, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await setAside.ReadOneAsync(database.Users.Where(u => u.Login == login), cancellationToken) is not { } user)
        {
            if (role != Roles.Admin && !await first.ExistsAsync(cancellationToken))
            {
                throw new RefusedException("The first user must be an admin.");
            }

            user = NewUser(await FreeNameAsync(name), role);
            user.Login = login;
            Require(await users.CreateAsync(user));
            first.Remember();
        }
        else if (user.Role != role)
        {
            user.Role = role;
            Require(await users.UpdateAsync(user));
        }

        return AccountDetails.From(user);
    }

    /// <summary>Makes a user an admin with this password, whether there is one of that name or not: for whoever looks after the machine and lost the way in.</summary>
    internal async Task RescueAsync(string name, string password, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(name) is { } user)
        {
            await ChangeAsync(user.Id, Roles.Admin, password, cancellationToken);
        }
        else
        {
            await AddAsync(name, password, Roles.Admin, cancellationToken);
        }
    }

    private UserRecord NewUser(string name, string role) => new()
    {
        Id = Ids.User(),
        Name = name,
        NormalizedName = users.NormalizeName(name)!,
        Role = role,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        Created = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private async Task<UserRecord> GetAsync(string id) =>
        await users.FindByIdAsync(id) ?? throw new NotFoundException($"There is no user {id}. The page Users lists those that there are.");

    private async Task EnsureFreeAsync(string name)
    {
        if (await users.FindByNameAsync(name) is not null)
        {
            throw new ConflictException($"There is a user called {name} already. Choose another name.");
        }
    }

    private async Task<string> FreeNameAsync(string name)
    {
        var wanted = name.Length > UserRecord.LongestName - 5 ? name[..(UserRecord.LongestName - 5)] : name;
        var free = wanted;
        for (var number = 2; await users.FindByNameAsync(free) is not null; number++)
        {
            free = $"{wanted} {number}";
        }

        return free;
    }

    private async Task EnsureAnotherAdminAsync(UserRecord user, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (user.Role == Roles.Admin && !await database.Users.AnyAsync(other => other.Role == Roles.Admin && other.Id != user.Id, cancellationToken))
        {
            throw new ConflictException($"{user.Name} is the only admin. Make somebody else an admin first.");
        }
    }

    private async Task EnsureGoodAsync(UserRecord user, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            Require(await validator.ValidateAsync(users, user, password));
        }
    }

    internal static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new UnprocessableException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
