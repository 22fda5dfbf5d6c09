using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Podcasts.Api.Tests;

/// <summary>What a stranger's program may send: each is refused with a status that says so, and the app goes on serving what it has.</summary>
public sealed class HostileRequestTests(ApiHost api) : IClassFixture<ApiHost>, IAsyncLifetime
{
    private string _shows = "";

    private Uri Server => api.Client.BaseAddress!;

    public async Task InitializeAsync()
    {
        await api.AddShowAsync();
        _shows = await api.Client.GetStringAsync("/api/podcasts");
    }

    public async Task DisposeAsync() => Assert.Equal(_shows, await api.Client.GetStringAsync("/api/podcasts"));

    [Theory]
    [InlineData("/samples/show/../../../../../../../../etc/passwd")]
    [InlineData("/samples/show/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/samples/show/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd")]
    [InlineData("/samples/show/..%5c..%5c..%5c..%5cetc/passwd")]
    [InlineData("/samples/show/..%252f..%252f..%252fetc/passwd")]
    [InlineData("/samples/show//etc/passwd")]
    [InlineData("/samples/show/feed.xml%00.txt")]
    [InlineData("/api/transcripts/..%2f..%2f..%2fetc%2fpasswd.txt")]
    [InlineData("/api/episodes/..%2f..%2f..%2fetc%2fpasswd/audio")]
    [InlineData("/api/podcasts/..%2f..%2f..%2fetc%2fpasswd/image")]
    [InlineData("/api/models/..%2f..%2fcredentials.json/download/progress")]
    [InlineData("/internal/audio/..%2f..%2fcredentials.json")]
    [InlineData("/feeds/..%2f..%2f..%2fetc%2fpasswd.xml")]
    public async Task A_path_never_leads_out_of_its_folder(string path)
    {
        var answer = await RawRequest.SendAsync(Server, $"GET {path} HTTP/1.1\nHost: {Server.Authority}\nConnection: close\n\n");

        Assert.Matches("^HTTP/1.1 4[0-9][0-9] ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /api/opml HTTP/1.1\nContent-Length: 100000000000", 413)]
    [InlineData("POST /api/podcasts HTTP/1.1\nContent-Type: application/json\nContent-Length: 100000000000", 413)]
    [InlineData("POST /api/podcasts HTTP/1.1\nContent-Type: application/json\nContent-Length: 5\nContent-Length: 6", 400)]
    [InlineData("POST /api/podcasts HTTP/1.1\nContent-Type: application/json\nContent-Length: -5", 400)]
    [InlineData("POST /api/podcasts HTTP/1.1\nContent-Type: application/json\nTransfer-Encoding: gzip", 400)]
    [InlineData("GET /api/podcasts HTTP/1.1\nX-A: b\u0000c", 400)]
    [InlineData("GET /api/podcasts HTTP/9.9", 505)]
    [InlineData("GET\u0001 /api/podcasts HTTP/1.1", 400)]
    public async Task A_head_that_lies_or_is_none_is_refused_at_once(string head, int status)
    {
        var answer = await RawRequest.SendAsync(Server, $"{head}\nHost: {Server.Authority}\nConnection: close\n\n");

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_without_end_are_refused()
    {
        Assert.StartsWith("HTTP/1.1 431 ", await RawRequest.SendAsync(Server, $"GET /api/podcasts HTTP/1.1\nHost: a\nX-A: {new string('a', 100_000)}\n\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414 ", await RawRequest.SendAsync(Server, $"GET /api/{new string('a', 100_000)} HTTP/1.1\nHost: a\n\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        var answer = await RawRequest.SendAsync(Server, $"POST /api/opml HTTP/1.1\nHost: {Server.Authority}\nTransfer-Encoding: chunked\n\n", Chunks());

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        var answer = await RawRequest.SendAsync(
            Server, $"POST /api/podcasts HTTP/1.1\nHost: {Server.Authority}\nContent-Type: application/json\nContent-Length: 60000\n\n", Drops());

        Assert.Matches("^HTTP/1.1 40[08] ", answer);
    }

    [Fact]
    public async Task A_body_that_breaks_off_harms_nobody()
    {
        using var client = new TcpClient(Server.Host, Server.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/podcasts HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{"));
        client.Client.Shutdown(SocketShutdown.Send);

        Assert.DoesNotContain(" 500 ", await RawRequest.ReadAsync(stream, default), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await api.Client.GetAsync("/api/podcasts")).StatusCode);
    }

    [Theory]
    [InlineData("/api/podcasts")]
    [InlineData("/api/opml")]
    public async Task A_form_that_is_too_large_or_not_wanted_is_refused(string path)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[20 << 20]), "file", "../../../etc/cron.d/evil" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form, Headers = { ExpectContinue = true } };

        using var response = await api.Client.SendAsync(request);
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType, $"{response.StatusCode}");
        await Problem.DetailAsync(response, response.StatusCode);
    }

    [Fact]
    public async Task Json_that_nests_without_end_is_refused()
    {
        using var deep = new StringContent(new string('[', 60_000), Encoding.UTF8, "application/json");

        await Problem.DetailAsync(await api.Client.PostAsync("/api/podcasts", deep), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_name_cannot_add_a_header_or_leave_the_folder()
    {
        var episode = await api.TranscribedEpisodeAsync();
        using var transcript = new StringContent("WEBVTT\n\n00:01.000 --> 00:02.000\nHello.", Encoding.UTF8, "text/vtt");

        var attached = await api.Client.PostAsync($"/api/transcripts/{episode}/others?name=..%2f..%2fa%0d%0aX-Injected:%201%0d%0a", transcript);
        var exported = await api.Client.GetAsync($"/api/transcripts/{episode}.txt?a=%0d%0aX-Injected:1");

        Assert.All([attached, exported], response => Assert.False(response.Headers.Contains("X-Injected") || response.Content.Headers.Contains("X-Injected")));
        Assert.True(attached.StatusCode is HttpStatusCode.Created or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{attached.StatusCode}");
        Assert.Matches(@"^attachment; filename=[^/\\]+$", exported.Content.Headers.ContentDisposition!.ToString());
    }

    private static async IAsyncEnumerable<byte[]> Chunks()
    {
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string('a', 0x10000)}\r\n");
        for (var i = 0; i < 1_000; i++)
        {
            yield return chunk;
            await Task.Yield();
        }
    }

    private static async IAsyncEnumerable<byte[]> Drops()
    {
        for (var i = 0; i < 200; i++)
        {
            yield return "["u8.ToArray();
            await Task.Delay(100);
        }
    }
}
