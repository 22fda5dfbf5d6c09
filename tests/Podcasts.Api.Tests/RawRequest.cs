using System.Net.Sockets;
using System.Text;

namespace Podcasts.Api.Tests;

/// <summary>A request as no decent client sends it, over a plain socket.</summary>
internal static class RawRequest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends a head, then a body for as long as it is taken, and gives back all that the server says.</summary>
    public static async Task<string> SendAsync(Uri server, string head, IAsyncEnumerable<byte[]>? body = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, patience.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n")), patience.Token);
        var answer = ReadAsync(stream, patience.Token);
        try
        {
            await foreach (var bytes in body ?? AsyncEnumerable.Empty<byte[]>())
            {
                if (answer.IsCompleted)
                {
                    break;
                }

                await stream.WriteAsync(bytes, patience.Token);
            }
        }
        catch (IOException)
        {
            // The server hung up, as it should.
        }

        return await answer;
    }

    /// <summary>All that the server says until it hangs up, politely or not.</summary>
    public static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        try
        {
            await stream.CopyToAsync(text, cancellationToken);
        }
        catch (IOException)
        {
            // What came until then counts.
        }

        return Encoding.Latin1.GetString(text.ToArray());
    }
}
