using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Account;

namespace Podcasts.Api.Account;

/// <summary>One's own account: who am I, sign in, sign out, another password.</summary>
[ApiController]
[Route("/api/account")]
public sealed class AccountController(AccountOrchestrator account, IOptions<OidcOptions> oidc) : ControllerBase
{
    private string? Address => HttpContext.Connection.RemoteIpAddress?.ToString();

    /// <summary>Who asks, and what they may do.</summary>
    [HttpGet]
    [AllowAnonymous]
    public async Task<AccountResponse> GetAsync(CancellationToken cancellationToken)
    {
        var isKnown = User.Identity?.IsAuthenticated ?? false;
        var isOpen = isKnown && User.Id() is null;
        var isFirst = !isKnown && !await account.GetAsync(cancellationToken);
        return new(isKnown && !isOpen ? User.Name() : null, User.Role(), isOpen, isFirst, oidc.Value.Authority is null ? null : oidc.Value.Title);
    }

    /// <summary>Signs a browser in: a cookie comes back.</summary>
    [HttpPost("signin")]
    [AllowAnonymous]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> SignInAsync(SignInRequest request, CancellationToken cancellationToken) =>
        await EnterAsync(await account.SignInAsync(request.Name!, request.Password!, Address, cancellationToken));

    /// <summary>Makes the first user, an admin, with the one-time code in the app's log, and signs the browser in.</summary>
    [HttpPost("first")]
    [AllowAnonymous]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> CreateFirstAsync(CreateFirstRequest request, CancellationToken cancellationToken) =>
        await EnterAsync(await account.CreateFirstAsync(request.Code!, request.Name!, request.Password!, Address, cancellationToken));

    /// <summary>Changes one's own password, and signs out everywhere but in this browser.</summary>
    [HttpPut("password")]
    [Authorize(Access.Person)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> ChangePasswordAsync(ChangePasswordRequest request, CancellationToken cancellationToken) =>
        await EnterAsync(await account.ChangePasswordAsync(UserId(), request.Current!, request.Password!, cancellationToken));

    /// <summary>Signs this browser out.</summary>
    [HttpPost("signout")]
    [Authorize(Access.Person)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> SignOutAsync(CancellationToken cancellationToken)
    {
        await account.SignOutAsync(UserId(), User.Name(), Address, cancellationToken);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return NoContent();
    }

    /// <summary>Ends whatever one has open in any browser. Keys stay; revoke them one by one.</summary>
    [HttpPost("signout-everywhere")]
    [Authorize(Access.Person)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> SignOutEverywhereAsync(CancellationToken cancellationToken)
    {
        await account.SignOutEverywhereAsync(UserId(), cancellationToken);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return NoContent();
    }

    private string UserId() => User.Id() ?? throw new Ops.ConflictException("There is no user yet, so nobody is signed in. Make the first one on the page Users.");

    private async Task<IActionResult> EnterAsync(AccountDetails known)
    {
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignedIn.As(known, SignedIn.CookieWay), new AuthenticationProperties { IsPersistent = true });
        return NoContent();
    }
}
