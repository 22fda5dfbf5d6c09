using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Podcasts.Ops;
using Podcasts.Ops.Audit;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Account;

/// <summary>Sign-in through another service: <c>GET /signin/oidc</c> sends the browser there, and it comes back to <c>/signin/oidc/callback</c>.</summary>
internal static class OidcSignIn
{
    private const string Start = "/signin/oidc";

    public static void AddOidc(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        authentication.Services.AddOptions<OidcOptions>().Bind(configuration.GetSection(OidcOptions.Section)).ValidateDataAnnotations()
            .Validate(oidc => oidc.Authority is null || oidc.ClientId.Length > 0, "Oidc:Authority needs Oidc:ClientId.")
            .Validate(oidc => oidc.Authority is null or { IsAbsoluteUri: true, Scheme: "https" } || oidc.Authority is { IsAbsoluteUri: true, IsLoopback: true, Scheme: "http" }, "Oidc:Authority starts with https://.")
            .ValidateOnStart();
        var chosen = configuration.GetSection(OidcOptions.Section).Get<OidcOptions>() ?? new();
        if (chosen.Authority is { } authority)
        {
            authentication.AddOpenIdConnect(options => Set(options, chosen, authority));
        }
    }

    public static void MapOidc(this WebApplication app, OidcOptions chosen)
    {
        if (chosen.Authority is not null)
        {
            app.MapGet(Start, (string? returnUrl) => Results.Challenge(
                new AuthenticationProperties { RedirectUri = IsHere(returnUrl) ? returnUrl : "/" }, [OpenIdConnectDefaults.AuthenticationScheme])).AllowAnonymous().ExcludeFromDescription();
        }
    }

    /// <summary>Whether an address is on this app, so that nobody is led away after signing in.</summary>
    internal static bool IsHere(string? address) => address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    private static void Set(OpenIdConnectOptions options, OidcOptions chosen, Uri authority)
    {
        options.Authority = authority.AbsoluteUri;
        options.RequireHttpsMetadata = authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = chosen.ClientId;
        options.ClientSecret = chosen.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.CallbackPath = $"{Start}/callback";
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.SaveTokens = false;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            // The way back is a plain link, so Lax is enough, and it works without https on loopback.
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        }

        options.Events.OnTicketReceived = received => EnterAsync(received, chosen);
        options.Events.OnRemoteFailure = failed =>
        {
            failed.Response.Redirect("/signin?problem=oidc");
            failed.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task EnterAsync(TicketReceivedContext received, OidcOptions chosen)
    {
        var claims = received.Principal!.Claims.ToLookup(claim => claim.Type, claim => claim.Value);
        var subject = claims["sub"].FirstOrDefault();
        var issuer = received.Principal.Claims.FirstOrDefault(claim => claim.Type == "sub")?.Issuer ?? chosen.Authority!.AbsoluteUri;
        var role = Roles.All.LastOrDefault(known => claims[chosen.RoleClaim].Contains(known)) ?? chosen.DefaultRole;
        if (subject is null || role.Length == 0)
        {
            received.Response.Redirect("/signin?problem=role");
            received.HandleResponse();
            return;
        }

        var name = claims["preferred_username"].Concat(claims["name"]).Concat(claims["email"]).FirstOrDefault(given => !string.IsNullOrWhiteSpace(given)) ?? subject;
        var (services, stopping) = (received.HttpContext.RequestServices, received.HttpContext.RequestAborted);
        try
        {
            var account = await services.GetRequiredService<UsersOrchestrator>().EnterAsync($"{issuer} {subject}", name, role, stopping);
            received.Principal = SignedIn.As(account, SignedIn.CookieWay);
            await services.GetRequiredService<AuditOrchestrator>().WriteAsync(
                new(account.Name, account.Id, "sign in", $"by {chosen.Title}", received.HttpContext.Connection.RemoteIpAddress?.ToString()), stopping);
        }
        catch (RefusedException)
        {
            received.Response.Redirect("/signin?problem=first");
            received.HandleResponse();
        }
    }
}
