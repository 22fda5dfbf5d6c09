using System.Net;
using System.Net.Sockets;

namespace Podcasts.Core.Fetching;

/// <summary>Tells addresses of the open internet from those of this machine, its neighbours and its cloud (IANA special-purpose registries).</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] ReservedV4 = Parse(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    /// <summary>Everything that IPv6 gives to the open internet; loopback, link-local, private and IPv4-mapped lie outside.</summary>
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Teredo and protocol assignments, documentation, 6to4, documentation again.</summary>
    private static readonly IPNetwork[] ReservedV6 = Parse("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /// <summary>Networks without IPv4 reach it through these addresses, which hold an IPv4 address in their last four bytes (RFC 6052).</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contains(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !ReservedV4.Any(network => network.Contains(address));
        }

        if (address.IsIPv4MappedToIPv6)
        {
            // Nobody needs these, and IPNetwork takes some of them (::ffff:10.0.0.1 on .NET 10) for members of 2000::/3.
            return false;
        }

        return Nat64.Contains(address)
            ? Contains(new IPAddress(address.GetAddressBytes().AsSpan(12)))
            : GlobalV6.Contains(address) && !ReservedV6.Any(network => network.Contains(address));
    }

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
