using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Podcasts.Core.Directories;
using Podcasts.Core.Tests.Fetching;

namespace Podcasts.Core.Tests.Directories;

public sealed class PodcastIndexDirectoryTests
{
    private static readonly PodcastIndexKey Key = new("KEY", "S$cret^#1");

    [Fact]
    public async Task A_question_is_signed_with_key_secret_and_time()
    {
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync(
            "200 OK",
            """{"status":"true","feeds":[{"id":1,"title":"Podcasting 2.0","author":"Adam","url":"https://mp3s.example/feed.xml","artwork":"","image":"https://mp3s.example/i.png","dead":0}],"count":1}"""u8.ToArray()));

        var show = Assert.Single(await Directories.Create<PodcastIndexDirectory>(server, Key).FindAsync("two point zero", CancellationToken.None));

        Assert.Equal(new ListedShow("Podcasting 2.0", "Adam", new("https://mp3s.example/feed.xml"), new("https://mp3s.example/i.png")), show);
        var request = server.Requests.Single();
        var asked = DateTimeOffset.FromUnixTimeSeconds(long.Parse(request["X-Auth-Date"]!, CultureInfo.InvariantCulture));
        Assert.True((TimeProvider.System.GetUtcNow() - asked).Duration() < TimeSpan.FromMinutes(1));
        Assert.Equal("/api/1.0/search/byterm?max=20&q=two%20point%20zero", request.Path);
        Assert.Equal(("KEY", Sha1($"{Key.Key}{Key.Secret}{request["X-Auth-Date"]}")), (request["X-Auth-Key"], request["Authorization"]));
        Assert.NotNull(request["User-Agent"]);
    }

    [Fact]
    public async Task The_proof_of_who_asks_goes_to_its_origin_and_to_nobody_else()
    {
        await using var other = new HostileServer((_, stream) => stream.AnswerAsync("200 OK", "{}"u8.ToArray()));
        await using var server = new HostileServer((_, stream) => stream.AnswerAsync("302 Found", [], $"Location: {other.At("/")}"));

        await Directories.Create<PodcastIndexDirectory>(server, Key).FindAsync("x", CancellationToken.None);

        Assert.NotNull(server.Requests.Single()["Authorization"]);
        Assert.Equal((null, null), (other.Requests.Single()["Authorization"], other.Requests.Single()["X-Auth-Key"]));
    }

    [Fact]
    public async Task Without_a_key_it_is_not_asked()
    {
        await using var server = new HostileServer("200 OK");
        var directory = Directories.Create<PodcastIndexDirectory>(server);

        Assert.False(directory.IsOpen);
        Assert.Contains("Credentials page", (await Assert.ThrowsAsync<DirectoryException>(() => directory.FindAsync("x", CancellationToken.None))).Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Podcast Index wants it so.")]
    private static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
}
