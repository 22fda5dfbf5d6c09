using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ops.Audit;
using Podcasts.Ops.Keys;
using Podcasts.Ops.Users;

namespace Podcasts.Ops.Account;

/// <summary>Adds users, keys and the record of who did what, on top of ASP.NET Core Identity.</summary>
internal static class AccountSetup
{
    private const int ShortestPassword = 10;

    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var access = configuration.GetSection(AccessOptions.Section).Get<AccessOptions>() ?? new();
        services.AddIdentityCore<UserRecord>(identity =>
        {
            identity.User.AllowedUserNameCharacters = ""; // Any: people have names.
            identity.Lockout.MaxFailedAccessAttempts = access.LockOutAfter;
            identity.Lockout.DefaultLockoutTimeSpan = access.LockOutFor;

            // Length alone, as NIST SP 800-63B has it: rules about kinds of characters make passwords worse.
            identity.Password = new PasswordOptions
            {
                RequiredLength = ShortestPassword,
                RequiredUniqueChars = 4,
                RequireDigit = false,
                RequireLowercase = false,
                RequireNonAlphanumeric = false,
                RequireUppercase = false,
            };
        }).AddUserStore<UserStore>();
        services
            .AddSingleton<FirstUser>()
            .AddSingleton<SignInTurn>()
            .AddSingleton<AuditOrchestrator>()
            .AddSingleton<KeysOrchestrator>()
            .AddScoped<UsersOrchestrator>()
            .AddScoped<AccountOrchestrator>();
    }
}
