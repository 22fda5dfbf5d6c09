using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Podcasts.Core.Fetching;

/// <summary>The addresses that a name has now.</summary>
internal delegate Task<IPAddress[]> NameLookup(string host, CancellationToken cancellationToken);

/// <summary>Connects to hosts of the open internet only. The address that was checked is the one connected to, so a name cannot change its mind in between.</summary>
internal sealed class OutsideConnection(NameLookup lookup, IOptions<FetchingOptions> options)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await ResolveAsync(host, cancellationToken);
        var allowed = options.Value.AllowPrivateNetworks ? addresses : [.. addresses.Where(PublicAddress.Contains)];
        return allowed.Length > 0
            ? await ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken)
            : throw FetchFailure.PrivateAddress(host);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            return [address];
        }

        try
        {
            return await lookup(host, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw FetchFailure.UnknownName(host, exception);
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[i], port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception exception)
            {
                socket.Dispose();
                if (exception is not SocketException || i == addresses.Length - 1)
                {
                    throw;
                }
            }
        }
    }
}
