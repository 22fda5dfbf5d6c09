using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Podcasts.Api.Account;

/// <summary>How a live page, which runs on the server and has no cookie, says to the Api in whose name it asks. Each ticket holds for a minute, within this installation.</summary>
public sealed class CircuitTicket(IDataProtectionProvider protection)
{
    /// <summary>Before the ticket, in the header Authorization.</summary>
    public const string Scheme = "Circuit";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Podcasts.Circuit").ToTimeLimitedDataProtector();

    /// <summary>A ticket for whoever looks at the page; null where nobody is signed in.</summary>
    public string? For(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Id() is { } id ? _protector.Protect($"{id} {user.Role()} {user.Stamp()}", Lifetime) : null;
    }

    internal (string Id, string Role, string Stamp)? Read(string ticket)
    {
        try
        {
            var parts = _protector.Unprotect(ticket).Split(' ', 3);
            return (parts[0], parts[1], parts[2]);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
