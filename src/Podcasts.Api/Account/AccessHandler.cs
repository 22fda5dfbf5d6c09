using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Account;
using Podcasts.Ops.Keys;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Account;

/// <summary>
/// Finds out who sends a request: by a key (<c>Authorization: Bearer</c>, or as the password of <c>Basic</c>, which podcast apps can), by the ticket of a live page,
/// by the cookie of a browser, or as anybody where the app is open. Sign-ins are looked at anew with each request, so that signing out everywhere holds at once.
/// </summary>
internal sealed class AccessHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    AccountOrchestrator accounts,
    KeysOrchestrator keys,
    CircuitTicket tickets,
    OpenAccess open,
    IProblemDetailsService problems) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var stopping = Context.RequestAborted;
        if (AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var shown))
        {
            var known = shown.Scheme == CircuitTicket.Scheme ? await OfTicketAsync(shown.Parameter ?? "", stopping) : await OfKeyAsync(shown, stopping);
            if (known is null && Request.Path.StartsWithSegments("/v1") && await open.IsForAsync(Context))
            {
                return Success(SignedIn.Openly()); // OpenAI's clients cannot show nothing; where nothing is asked for, anything will do.
            }

            return known is null ? AuthenticateResult.Fail("What is shown in Authorization opens nothing.") : Success(known);
        }

        var cookie = await Context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (cookie.Principal is { } carried && carried.Id() is { } id && carried.Stamp() is { } stamp && await accounts.FindAsync(id, stamp, stopping) is { } account)
        {
            return Success(SignedIn.As(account, SignedIn.CookieWay));
        }

        return await open.IsForAsync(Context) ? Success(SignedIn.Openly()) : AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!PodcastsApi.IsApi(Request.Path) && HttpMethods.IsGet(Request.Method) && Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            var here = Request.PathBase + Request.Path + Request.QueryString;
            Response.Redirect($"{Request.PathBase}/signin{(here == "/" ? "" : QueryString.Create("returnUrl", here))}");
            return Task.CompletedTask;
        }

        // Podcast apps ask for name and password when they are told so, and only then.
        Response.Headers.WWWAuthenticate = Request.Path.StartsWithSegments("/feeds") ? "Basic realm=\"Podcasts\", charset=\"UTF-8\"" : "Bearer";
        return TellAsync(StatusCodes.Status401Unauthorized, "You are not signed in, or not any more. Sign in at /signin; a program shows a key, made on the page Keys, as Authorization: Bearer.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => TellAsync(
        StatusCodes.Status403Forbidden,
        Context.User.IsKey() && Context.User.Role() == Roles.Admin
            ? "Accounts and keys are for people: sign in with a browser to do this."
            : $"This takes more than your role, {Context.User.Role()}, allows. Ask an admin to give you another one, or use a key that may do it.");

    private async Task TellAsync(int status, string sentence)
    {
        Response.StatusCode = status;
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = Context, ProblemDetails = { Status = status, Detail = sentence } });
    }

    private async Task<ClaimsPrincipal?> OfTicketAsync(string ticket, CancellationToken cancellationToken) =>
        tickets.Read(ticket) is { } held && await accounts.FindAsync(held.Id, held.Stamp, cancellationToken) is { } account
            ? SignedIn.As(account with { Role = Roles.Lesser(account.Role, held.Role) }, SignedIn.CircuitWay)
            : null;

    private async Task<ClaimsPrincipal?> OfKeyAsync(AuthenticationHeaderValue shown, CancellationToken cancellationToken) =>
        SecretOf(shown) is { } secret && await keys.FindAsync(secret, cancellationToken) is { } found ? SignedIn.As(found.Account, SignedIn.KeyWay, found.Key) : null;

    private static string? SecretOf(AuthenticationHeaderValue shown)
    {
        if (string.Equals(shown.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return shown.Parameter;
        }

        var bytes = new byte[512];
        return string.Equals(shown.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(shown.Parameter ?? "", bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)[^1]
            : null;
    }

    private AuthenticateResult Success(ClaimsPrincipal user) => AuthenticateResult.Success(new(user, Scheme.Name));
}
