using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Podcasts.Cli.Tests;

/// <summary>What the program says and ends with where something is wrong, and what it tells a server.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Cli _cli = new();

    [Theory]
    [InlineData("what-is-this")]
    [InlineData("add")]
    [InlineData("transcribe", "no/such/talk.mp3")]
    [InlineData("list", "--server", "not an address")]
    [InlineData("search", "word", "--from", "soon")]
    public async Task Words_that_are_not_understood_end_with_2_and_a_sentence(params string[] words)
    {
        var answer = await _cli.RunAsync(Cli.Nowhere, words);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.NotEqual("", answer.Errors);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_ends_with_3_and_its_address()
    {
        var answer = await _cli.RunAsync(Cli.Nowhere, "list");

        Assert.Equal((3, $"The Api at {Cli.Nowhere}/ does not answer. See that it is running, then try again."), (answer.ExitCode, answer.Errors));
    }

    [Fact]
    public async Task The_key_is_shown_to_the_server_and_its_titles_steer_no_terminal()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var asked = AnswerOnceAsync(server, """[{"id":"a1","title":"Evil \u001b[2J show","feedUrl":"http://x/"}]""");

        var answer = await _cli.RunAsync($"http://{server.LocalEndpoint}", "list", "--key", "pk_of-the-tests");

        Assert.Contains("Authorization: Bearer pk_of-the-tests", await asked, StringComparison.Ordinal);
        Assert.Equal("a1  Evil  [2J show", answer.Output);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var asked = AnswerOnceAsync(server, "", "302 Found\r\nLocation: /elsewhere", "text/html");

        var answer = await _cli.RunAsync($"http://{server.LocalEndpoint}", "list");

        Assert.StartsWith("GET /api/podcasts", await asked, StringComparison.Ordinal);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("302", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_of_the_servers_program_are_handed_on()
    {
        var answer = await _cli.RunAsync(null, "backup");

        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith("Usage: backup TARGET", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-5, "[..............................]   0 % waiting")]
    [InlineData(50, "[###############...............]  50 % waiting")]
    [InlineData(500, "[##############################] 100 % waiting")]
    public void A_bar_stays_within_its_line(double percent, string line) => Assert.Equal(line, ProgressBar.Line(percent, "waiting"));

    public void Dispose() => _cli.Dispose();

    private static async Task<string> AnswerOnceAsync(TcpListener server, string body, string status = "200 OK", string type = "application/json")
    {
        using var client = await server.AcceptTcpClientAsync();
        var head = new byte[8192];
        var length = await client.GetStream().ReadAsync(head);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        return Encoding.ASCII.GetString(head, 0, length);
    }
}
