using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Podcasts.Ui.Clients;

/// <summary>Where the Api is: at <see cref="UiOptions.ApiAddress"/>, or else in this process, at the server's own listening address.</summary>
public sealed class ApiAddress(IServer server, IOptions<UiOptions> options)
{
    /// <summary>Ends in a slash. Known once the server listens.</summary>
    public Uri Current => options.Value.ApiAddress is { } remote
        ? Slashed(remote.AbsoluteUri)
        : Own(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);

    /// <summary>The feed of the show that ships with the app.</summary>
    public Uri SampleFeed => new(Current, "samples/show/feed.xml");

    /// <summary>The first plain-http address if there is one; a wildcard is reached through 127.0.0.1.</summary>
    internal static Uri Own(IEnumerable<string> addresses)
    {
        var address = addresses.OrderBy(address => address.StartsWith("https", StringComparison.OrdinalIgnoreCase)).FirstOrDefault()
            ?? throw new InvalidOperationException("The server does not listen yet, so it has no address to find the Api at.");
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : parsed.Host;
        return Slashed($"{parsed.Scheme}://{host}:{parsed.Port}{parsed.PathBase}");
    }

    private static Uri Slashed(string address) => new(address.TrimEnd('/') + "/");
}
