using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Podcasts.Ops.Account;

namespace Podcasts.Api.Account;

/// <summary>
/// Where there is no user yet and the app listens on loopback alone, everybody at this computer may do everything. A request that names another host (a page of a stranger
/// whose name was made to point here) or that a proxy passes on is not from this computer, as far as anybody can tell.
/// </summary>
internal sealed partial class OpenAccess(IServer server, FirstUser first, ILogger<OpenAccess> logger)
{
    private static readonly string[] Passed = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    /// <summary>Whether the app listens on loopback alone.</summary>
    public bool IsLoopback => (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []) is { Count: > 0 } addresses && addresses.All(address => IsLoopbackName(BindingAddress.Parse(address).Host));

    public async Task<bool> IsForAsync(HttpContext context) =>
        IsLoopback
        && IsLoopbackName(context.Request.Host.Host)
        && context.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
        && !Passed.Any(context.Request.Headers.ContainsKey)
        && !await first.ExistsAsync(context.RequestAborted);

    /// <summary>Tells whoever reads the log how to let the first user in, where strangers can reach the app and nobody can sign in yet.</summary>
    public async Task TellCodeAsync(CancellationToken cancellationToken)
    {
        if (!IsLoopback && !await first.ExistsAsync(cancellationToken))
        {
            Log.NoUser(logger, string.Join('-', first.Code.Chunk(4).Select(part => new string(part))));
        }
    }

    internal static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static partial class Log
    {
        [LoggerMessage(651, LogLevel.Warning, "There is no user yet, and others than this computer can reach the app: nobody is let in until there is one. Open /signin and enter this one-time code: {Code}")]
        public static partial void NoUser(ILogger logger, string code);
    }
}
