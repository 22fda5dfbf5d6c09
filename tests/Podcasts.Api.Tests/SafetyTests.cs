using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Podcasts.Api.Tests;

/// <summary>What scanners such as ZAP look for in the answers of a web app, and what a log must not hold.</summary>
public sealed class SafetyTests(ApiHost api) : IClassFixture<ApiHost>
{
    private static readonly string[] Always = ["X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"];

    [Theory]
    [InlineData("/api/podcasts")]
    [InlineData("/api/nothing")]
    [InlineData("/feeds/aaaaaaaaaaaa.xml")]
    [InlineData("/samples/show/feed.xml")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/scalar/scalar.js")]
    [InlineData("/health/live")]
    [InlineData("/metrics")]
    [InlineData("/nothing")]
    public async Task Every_answer_keeps_browsers_from_guessing_framing_and_running_it(string path)
    {
        var response = await api.Client.GetAsync(path);

        Assert.Equal(["nosniff", "DENY", "same-origin", "same-origin"], Always.Select(name => response.Headers.GetValues(name).Single()));
        Assert.StartsWith("default-src 'none';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("microphone=()", response.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.True(response.Headers.Contains("Cache-Control"));
        Assert.False(response.Headers.Contains("Server") || response.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task The_page_that_shows_the_API_runs_only_scripts_with_this_answers_number()
    {
        var page = await api.Client.GetAsync("/scalar");
        var again = await api.Client.GetAsync("/scalar");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var html = await page.Content.ReadAsStringAsync();

        Assert.Contains("script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.NotEqual(policy, again.Headers.GetValues("Content-Security-Policy").Single());
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Equal(html.Split("<script").Length, html.Split($"nonce=\"{nonce}\"").Length);
    }

    [Fact]
    public async Task A_picture_that_is_a_script_as_well_is_sent_as_a_picture_and_one_that_is_none_not_at_all()
    {
        byte[] polyglot = [.. "GIF89a/*"u8, .. "<html><script>alert(1)</script>"u8, .. "*/=1;alert(1)"u8];
        api.Publisher.Serve("/art.gif", polyglot, "text/html");
        api.Publisher.Serve("/art.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "image/svg+xml");
        var shown = await AddAsync("gif");
        var refused = await AddAsync("svg");

        var picture = await Eventually.BecomesAsync(() => api.Client.GetAsync($"/api/podcasts/{shown}/image"), answer => answer.IsSuccessStatusCode);

        Assert.Equal(("image/gif", "nosniff"), (picture.Content.Headers.ContentType?.MediaType, picture.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Client.GetAsync($"/api/podcasts/{refused}/image")).StatusCode);
    }

    [Fact]
    public async Task A_feed_cannot_choose_where_its_files_lie()
    {
        const string Evil = "..%2f..%2f..%2fevil";
        var outside = Directory.GetFileSystemEntries(Path.GetDirectoryName(api.Folder)!, "evil*");
        api.Publisher.Serve("/traversal.xml", Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>../../evil</title><item><guid>../../../evil</guid><title>../../evil</title><enclosure url=\"{api.Publisher.Address}{Evil}.mp3\" type=\"audio/../../evil\" length=\"1\"/></item></channel></rss>"), "text/xml");
        foreach (var path in new[] { $"/{Evil}.mp3", "/../../../evil.mp3", "/evil.mp3" })
        {
            api.Publisher.ServeFile(path, await Sound.FileAsync(5), "audio/../../evil");
        }

        var podcast = await AddAsync("traversal", "xml");
        var episode = (await api.GetAsync($"/api/podcasts/{podcast}")).GetProperty("episodes")[0].GetProperty("id").GetString();
        await api.Client.PostAsync($"/api/episodes/{episode}/audio", null);
        var audio = await Eventually.BecomesAsync(() => api.Client.GetAsync($"/api/episodes/{episode}/audio"), answer => answer.IsSuccessStatusCode);

        Assert.Equal("audio/mpeg", audio.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain(Directory.GetFiles(api.Folder, "*", SearchOption.AllDirectories), file => Path.GetFileName(file).Contains("evil", StringComparison.Ordinal));
        Assert.Equal(outside, Directory.GetFileSystemEntries(Path.GetDirectoryName(api.Folder)!, "evil*"));
    }

    [Fact]
    public async Task Logs_hold_no_secrets()
    {
        var logger = api.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test");
        var failure = new InvalidOperationException("https://ann:s3cret-1@a.example/f?x=s3cret-2&sig=s3cret-3 said no to Bearer s3cret-4-and-more");

#pragma warning disable CA1848, CA2254 // One line of a test needs no message of its own.
        logger.LogError(failure, "Fetched {Url} with {Header} and {Settings} {Json} {Key}", new Uri("https://cdn.example/a.mp3?Signature=s3cret-5&Expires=1"), "Authorization: Basic czNjcmV0LTY3ODkw", "Host=db;Username=u;Password=s3cret-7;Port=1", """{"token": "s3cret-8"}""", "hf_s3cret9abcdefgh");
#pragma warning restore CA1848, CA2254
        var log = await Eventually.BecomesAsync(ReadLogAsync, text => text.Contains("cdn.example", StringComparison.Ordinal));

        Assert.DoesNotContain("s3cret", log, StringComparison.Ordinal);
        Assert.DoesNotContain("czNjcmV0", log, StringComparison.Ordinal);
        Assert.Contains("https://cdn.example/a.mp3?***", log, StringComparison.Ordinal);
        Assert.All(log.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => System.Text.Json.JsonDocument.Parse(line));
    }

    private async Task<string> ReadLogAsync()
    {
        await using var file = new FileStream(Directory.GetFiles(Path.Combine(api.Folder, "logs"), "*.jsonl").Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return await new StreamReader(file).ReadToEndAsync();
    }

    private async Task<string> AddAsync(string name, string? feed = null)
    {
        if (feed is null)
        {
            api.Publisher.Serve($"/{name}.xml", Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><title>{name}</title><image><url>{api.Publisher.Address}art.{name}</url></image><item><title>e</title><enclosure url=\"{api.Publisher.Address}e.mp3\" type=\"audio/mpeg\"/></item></channel></rss>"), "text/xml");
        }

        using var body = new StringContent(string.Create(CultureInfo.InvariantCulture, $"{{\"feedUrl\":\"{api.Publisher.Address}{name}.xml\"}}"), Encoding.UTF8, "application/json");
        return System.Text.Json.JsonDocument.Parse(await (await api.Client.PostAsync("/api/podcasts", body)).Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
    }
}
