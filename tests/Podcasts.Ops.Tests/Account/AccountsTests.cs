using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ops.Account;
using Podcasts.Ops.Audit;
using Podcasts.Ops.Keys;
using Podcasts.Ops.Users;

namespace Podcasts.Ops.Tests.Account;

/// <summary>Users, keys and the record of who did what, as rows; on either database.</summary>
public sealed class AccountsTests : IAsyncLifetime
{
    private const string Password = "a harbour in winter";

    private OpsHost _ops = null!;

    public async Task InitializeAsync() => _ops = await OpsHost.StartAsync(null, ("Access:FirstUser", "Ada"), ("Access:FirstPassword", Password), ("Access:LockOutAfter", "3"));

    public async Task DisposeAsync() => await _ops.DisposeAsync();

    [Fact]
    public async Task The_first_user_is_made_as_the_settings_say_and_signs_in()
    {
        var ada = await InScopeAsync<AccountOrchestrator, AccountDetails>(account => account.SignInAsync("ADA", Password, "127.0.0.1", CancellationToken.None));

        Assert.Equal(("Ada", "admin"), (ada.Name, ada.Role));
        Assert.NotNull(await InScopeAsync<AccountOrchestrator, AccountDetails?>(account => account.FindAsync(ada.Id, ada.Stamp, CancellationToken.None)));
        Assert.Null(await InScopeAsync<AccountOrchestrator, AccountDetails?>(account => account.FindAsync(ada.Id, "another", CancellationToken.None)));
        Assert.DoesNotContain(Password, await _ops.QueryAsync(database => database.Users.Select(user => user.PasswordHash).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_after_the_machine_finds_the_way_back_in()
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-rescue-").FullName;
        await using (await OpsHost.StartAsync(folder, ("Access:FirstUser", "Ada"), ("Access:FirstPassword", "forgotten by now")))
        {
        }

        await using (var rescued = await OpsHost.StartAsync(folder, ("Access:FirstUser", "Ada"), ("Access:FirstPassword", Password), ("Access:Rescue", "true")))
        {
            await using var scope = rescued.Get<IServiceScopeFactory>().CreateAsyncScope();
            Assert.Equal("admin", (await scope.ServiceProvider.GetRequiredService<AccountOrchestrator>().SignInAsync("Ada", Password, null, CancellationToken.None)).Role);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Wrong_passwords_are_counted_and_lock_out()
    {
        for (var i = 0; i < 3; i++)
        {
            await RefusedAsync("wrong");
        }

        Assert.Contains("too many", (await RefusedAsync(Password)).Message, StringComparison.Ordinal);
        Assert.Equal(["locked out", "wrong password", "wrong password", "wrong password"], (await _ops.Get<AuditOrchestrator>().ListAsync(null, CancellationToken.None)).Select(entry => entry.Subject));
    }

    [Fact]
    public async Task A_key_is_found_by_itself_and_goes_with_its_user()
    {
        var user = await InScopeAsync<UsersOrchestrator, UserDetails>(users => users.AddAsync("Ben", Password, Roles.Editor, CancellationToken.None));
        var ben = await InScopeAsync<AccountOrchestrator, AccountDetails>(account => account.SignInAsync("Ben", Password, null, CancellationToken.None));
        var keys = _ops.Get<KeysOrchestrator>();
        var key = await keys.CreateAsync(ben, "a program", Roles.Reader, TimeSpan.FromDays(1), CancellationToken.None);
        var brief = await keys.CreateAsync(ben, "a brief one", Roles.Reader, TimeSpan.FromMilliseconds(1), CancellationToken.None);

        Assert.Equal((user.Id, "reader"), await keys.FindAsync(key.Secret, CancellationToken.None) is { } found ? (found.Account.Id, found.Account.Role) : default);
        Assert.NotNull((await keys.ListAsync(user.Id, CancellationToken.None)).Single(known => known.Id == key.Details.Id).Used);
        await Task.Delay(5);
        Assert.Null(await keys.FindAsync(brief.Secret, CancellationToken.None));

        await InScopeAsync<UsersOrchestrator, bool>(async users =>
        {
            await users.DeleteAsync(user.Id, CancellationToken.None);
            return true;
        });
        Assert.Null(await keys.FindAsync(key.Secret, CancellationToken.None));
        Assert.Empty(await keys.ListAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_gets_in_because_a_users_row_is_broken_and_nothing_secret_is_logged()
    {
        var hash = await _ops.QueryAsync(database => database.Users.Select(user => user.PasswordHash!).SingleAsync());
        await _ops.TamperAsync($"UPDATE \"Users\" SET \"Role\" = 'owner'");

        await RefusedAsync(Password);

        Assert.True(await _ops.Get<FirstUser>().ExistsAsync(CancellationToken.None));
        Assert.Contains(_ops.Logs.Lines, line => line.Text.Contains("A UserRecord was set aside", StringComparison.Ordinal));
        Assert.DoesNotContain(_ops.Logs.Lines, line => line.Text.Contains(hash, StringComparison.Ordinal));
        Assert.DoesNotContain(_ops.Logs.Lines, line => line.Text.Contains(_ops.Get<FirstUser>().Code, StringComparison.Ordinal));
    }

    private Task<RefusedException> RefusedAsync(string password) => Assert.ThrowsAsync<RefusedException>(() =>
        InScopeAsync<AccountOrchestrator, AccountDetails>(account => account.SignInAsync("Ada", password, null, CancellationToken.None)));

    private async Task<TResult> InScopeAsync<T, TResult>(Func<T, Task<TResult>> ask)
        where T : notnull
    {
        await using var scope = _ops.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }
}
