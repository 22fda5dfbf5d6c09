using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Podcasts.Api.Audit;
using Podcasts.Ops.Account;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Account;

/// <summary>
/// Who may what. Without a word on an endpoint, looking takes a reader and changing anything takes an editor; endpoints for admins, and the few
/// that are for everybody, say so themselves.
/// </summary>
public static class Access
{
    /// <summary>For endpoints that change nothing but are not asked with GET.</summary>
    public const string Reader = Roles.Reader;

    /// <summary>For endpoints that only an admin may use.</summary>
    public const string Admin = Roles.Admin;

    /// <summary>For what only a person may do, in a browser, whatever their role; never a key.</summary>
    public const string Person = "person";

    internal const string Scheme = "Podcasts";

    internal static void AddAccess(this WebApplicationBuilder builder)
    {
        var authentication = builder.Services.AddAuthentication(Scheme)
            .AddScheme<AuthenticationSchemeOptions, AccessHandler>(Scheme, null)
            .AddCookie(CookieAuthenticationDefaults.AuthenticationScheme);
        builder.Services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>>(provider =>
            new ConfigureNamedOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, cookie => Set(cookie, provider.GetRequiredService<IOptions<AccessOptions>>().Value)));
        authentication.AddOidc(builder.Configuration);
        builder.Services.AddSingleton<IAuthorizationHandler, RoleHandler>();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(Policy(new RoleRequirement(null)))
            .SetDefaultPolicy(Policy(new RoleRequirement(null)))
            .AddPolicy(Reader, Policy(new RoleRequirement(Roles.Reader)))
            .AddPolicy(Admin, Policy(new RoleRequirement(Roles.Admin)))
            .AddPolicy(Person, Policy(new RoleRequirement(Roles.Reader) { IsPerson = true }));
        builder.Services.AddSingleton<OpenAccess>();
        builder.Services.AddSingleton<CircuitTicket>();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddSingleton<IConfigureOptions<RateLimiterOptions>, RequestLimits>();
    }

    internal static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<AuditMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<StillSignedIn>();
    }

    private static AuthorizationPolicy Policy(IAuthorizationRequirement requirement) => new AuthorizationPolicyBuilder(Scheme).AddRequirements(requirement).Build();

    private static void Set(CookieAuthenticationOptions options, AccessOptions access)
    {
        options.Cookie.Name = "podcasts";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = access.StaySignedIn;
        options.SlidingExpiration = true;
    }
}
