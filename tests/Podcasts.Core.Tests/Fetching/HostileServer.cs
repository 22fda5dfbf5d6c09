using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Podcasts.Core.Tests.Fetching;

/// <summary>A web server on loopback that says whatever a test wants, over a plain socket; one request for each connection.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<HostileRequest> _requests = new();
    private readonly Func<HostileRequest, Stream, Task> _answer;
    private readonly Task _accepting;

    public HostileServer(Func<HostileRequest, Stream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public HostileServer(string status, params string[] headers)
        : this((_, stream) => stream.AnswerAsync(status, [], headers))
    {
    }

    public IReadOnlyList<HostileRequest> Requests => [.. _requests];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri At(string path) => new($"http://127.0.0.1:{Port}{path}");

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting; // Before the listener stops, since one that has stopped refuses a further accept in words of its own.
        _listener.Stop();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
            {
                conversations.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        await using (var stream = client.GetStream())
        {
            using var stop = _stopping.Token.Register(client.Close);
            try
            {
                using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
                var lines = new List<string>();
                while (await reader.ReadLineAsync(_stopping.Token) is { Length: > 0 } line)
                {
                    lines.Add(line);
                }

                if (lines.Count > 0)
                {
                    var request = new HostileRequest(_requests.Count, lines);
                    _requests.Enqueue(request);
                    await _answer(request, stream).WaitAsync(_stopping.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side hung up, as it should on a hostile server.
            }
        }
    }
}

/// <summary>What the server was asked; <paramref name="Number"/> counts from 0.</summary>
internal sealed record HostileRequest(int Number, IReadOnlyList<string> Lines)
{
    public string Path => Lines[0].Split(' ')[1];

    public string? this[string header] => Lines.Skip(1).FirstOrDefault(line => line.StartsWith(header + ":", StringComparison.OrdinalIgnoreCase))?[(header.Length + 1)..].Trim();

    /// <summary>Where the asked range starts, or 0.</summary>
    public int From => int.Parse((this["Range"] ?? "bytes=0-")["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
}

internal static class HostileAnswers
{
    public static Task AnswerAsync(this Stream stream, string status, byte[] body, params string[] headers) =>
        stream.AnswerAsync(status, body, body.Length, headers);

    /// <summary>Claims a length that need not be true; none where it is negative.</summary>
    public static async Task AnswerAsync(this Stream stream, string status, byte[] body, long claimedLength, params string[] headers)
    {
        string[] length = claimedLength < 0 ? [] : [$"Content-Length: {claimedLength}"];
        var head = string.Join("\r\n", [$"HTTP/1.1 {status}", "Connection: close", .. length, .. headers, "", ""]);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body);
    }
}
