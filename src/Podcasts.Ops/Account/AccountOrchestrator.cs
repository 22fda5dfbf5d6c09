using Microsoft.AspNetCore.Identity;
using Podcasts.Ops.Audit;
using Podcasts.Ops.Users;

namespace Podcasts.Ops.Account;

/// <summary>One's own account: sign in, sign out, change the password, make the first user.</summary>
public sealed class AccountOrchestrator(UserManager<UserRecord> users, UsersOrchestrator everybody, FirstUser first, SignInTurn turn, AuditOrchestrator audit)
{
    /// <summary>Whether there is a user at all.</summary>
    public Task<bool> GetAsync(CancellationToken cancellationToken) => first.ExistsAsync(cancellationToken);

    /// <summary>Takes a name and a password for a user. Too many wrong ones in a row lock the user out for a while.</summary>
    /// <exception cref="RefusedException">They are not right, or the user is locked out.</exception>
    public async Task<AccountDetails> SignInAsync(string name, string password, string? address, CancellationToken cancellationToken)
    {
        using var mine = await turn.TakeAsync(cancellationToken);
        if (await users.FindByNameAsync(name) is not { } user)
        {
            users.PasswordHasher.HashPassword(null!, password); // As long as for a user that there is, so that time does not tell names.
            await audit.WriteAsync(new(name, null, "sign in refused", "there is no such user", address), cancellationToken);
            throw Wrong();
        }

        if (await users.IsLockedOutAsync(user))
        {
            await audit.WriteAsync(new(user.Name, user.Id, "sign in refused", "locked out", address), cancellationToken);
            throw new RefusedException("There were too many wrong passwords for this name. Wait a quarter of an hour, or ask an admin to set a new password.");
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            await users.AccessFailedAsync(user);
            await audit.WriteAsync(new(user.Name, user.Id, "sign in refused", "wrong password", address), cancellationToken);
            throw Wrong();
        }

        await users.ResetAccessFailedCountAsync(user);
        await audit.WriteAsync(new(user.Name, user.Id, "sign in", null, address), cancellationToken);
        return AccountDetails.From(user);
    }

    /// <summary>Makes the first user, an admin, for one who has read the code in the log.</summary>
    /// <exception cref="RefusedException">There is a user already, or the code is another one.</exception>
    /// <exception cref="UnprocessableException">The password is too short.</exception>
    public async Task<AccountDetails> CreateFirstAsync(string code, string name, string password, string? address, CancellationToken cancellationToken)
    {
        using var mine = await turn.TakeAsync(cancellationToken);
        if (await first.ExistsAsync(cancellationToken))
        {
            throw new RefusedException("There is a user already, so no code makes another. Sign in, or ask an admin.");
        }

        if (!first.IsCode(code))
        {
            await audit.WriteAsync(new(name, null, "first user refused", "wrong code", address), cancellationToken);
            throw new RefusedException("This is not the code. It is in the app's log, where it says that there is no user yet; after each start it is another one.");
        }

        var made = await everybody.AddAsync(name, password, Roles.Admin, cancellationToken);
        await audit.WriteAsync(new(name, made.Id, "first user", null, address), cancellationToken);
        return AccountDetails.From((await users.FindByIdAsync(made.Id))!);
    }

    /// <summary>The user of a sign-in that still holds, or null.</summary>
    public async Task<AccountDetails?> FindAsync(string id, string stamp, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await users.FindByIdAsync(id) is { } user && user.SecurityStamp == stamp ? AccountDetails.From(user) : null;
    }

    /// <summary>Changes one's own password, and signs out everywhere.</summary>
    /// <returns>The new sign-in.</returns>
    /// <exception cref="UnprocessableException">The present password is not right, or the new one is too short.</exception>
    public async Task<AccountDetails> ChangePasswordAsync(string id, string current, string password, CancellationToken cancellationToken)
    {
        using var mine = await turn.TakeAsync(cancellationToken);
        var user = await GetAsync(id);
        if (await users.IsLockedOutAsync(user))
        {
            throw new RefusedException("There were too many wrong passwords for this name. Wait a quarter of an hour, or ask an admin to set a new password.");
        }

        if (user.PasswordHash is not null && !await users.CheckPasswordAsync(user, current))
        {
            await users.AccessFailedAsync(user);
            throw new UnprocessableException("The present password is not right.");
        }

        UsersOrchestrator.Require(user.PasswordHash is null
            ? await users.AddPasswordAsync(user, password)
            : await users.ChangePasswordAsync(user, current, password));
        return AccountDetails.From(user);
    }

    /// <summary>Notes that somebody left one browser.</summary>
    public Task SignOutAsync(string id, string name, string? address, CancellationToken cancellationToken) =>
        audit.WriteAsync(new(name, id, "sign out", null, address), cancellationToken);

    /// <summary>Ends whatever one has open in any browser. Keys stay.</summary>
    public async Task SignOutEverywhereAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        UsersOrchestrator.Require(await users.UpdateSecurityStampAsync(await GetAsync(id)));
    }

    private async Task<UserRecord> GetAsync(string id) => await users.FindByIdAsync(id) ?? throw new NotFoundException("This user is not there any more.");

    private static RefusedException Wrong() => new("The name or the password is not right.");
}
