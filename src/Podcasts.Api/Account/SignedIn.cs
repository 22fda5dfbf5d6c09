using System.Security.Claims;
using Podcasts.Ops.Account;

namespace Podcasts.Api.Account;

/// <summary>What is known of whoever sends a request, as claims.</summary>
internal static class SignedIn
{
    public const string OpenWay = "open";
    public const string CookieWay = "cookie";
    public const string CircuitWay = "circuit";
    public const string KeyWay = "key";

    private const string StampClaim = "stamp";
    private const string KeyClaim = "key";

    public static ClaimsPrincipal As(AccountDetails account, string way, string? key = null)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, account.Id), new(ClaimTypes.Name, account.Name), new(ClaimTypes.Role, account.Role), new(StampClaim, account.Stamp)];
        return new(new ClaimsIdentity(key is null ? claims : [.. claims, new(KeyClaim, key)], way));
    }

    /// <summary>Anybody, where there is no user and only this machine can reach the app.</summary>
    public static ClaimsPrincipal Openly() => new(new ClaimsIdentity([new(ClaimTypes.Name, "this computer"), new(ClaimTypes.Role, Ops.Users.Roles.Admin)], OpenWay));

    public static string? Id(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    public static string Name(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) ?? "nobody";

    public static string? Role(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Role);

    public static string? Stamp(this ClaimsPrincipal user) => user.FindFirstValue(StampClaim);

    public static string? Key(this ClaimsPrincipal user) => user.FindFirstValue(KeyClaim);

    public static bool IsKey(this ClaimsPrincipal user) => user.Key() is not null;

    public static AccountDetails Account(this ClaimsPrincipal user) => new(user.Id()!, user.Name(), user.Role()!, user.Stamp()!);
}
