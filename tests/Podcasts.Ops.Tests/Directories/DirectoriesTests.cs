using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Podcasts.Ops.Credentials;
using Podcasts.Ops.Directories;
using Podcasts.Ops.Podcasts;

namespace Podcasts.Ops.Tests.Directories;

/// <summary>Two directories on one local server.</summary>
public sealed class DirectoriesTests : IAsyncLifetime
{
    private static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private Publisher _publisher = null!;
    private OpsHost _host = null!;

    private DirectoriesOrchestrator Directory => _host.Get<DirectoriesOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _host = await OpsHost.StartAsync(null, ("Directories:Apple", _publisher.Address.AbsoluteUri), ("Directories:PodcastIndex", _publisher.Address.AbsoluteUri));
        ServeApple(("Air", "https://air.example/feed.xml", $"{_publisher.Address}dot.png"));
        _publisher.Serve("/dot.png", Dot, "image/png");
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_show_is_found_with_its_picture_which_we_hand_on_and_nothing_else()
    {
        var found = await Directory.FindAsync("air", default);

        var show = Assert.Single(found.Shows);
        Assert.Equal(("Air", "https://air.example/feed.xml", "Apple Podcasts", null), (show.Title, show.FeedUrl, show.Directory, show.Podcast));
        Assert.Equal("image/png", (await Directory.ImageAsync(show.Picture!, default)).MediaType);
        await Assert.ThrowsAsync<NotFoundException>(() => Directory.ImageAsync("0123", default));
        Assert.Empty(System.IO.Directory.GetFiles(_host.Data.Images));
    }

    [Fact]
    public async Task A_show_that_is_here_already_says_so_however_its_address_is_spelled()
    {
        _publisher.ServeFeed("one");
        var (podcast, _) = await _host.Get<PodcastsOrchestrator>().AddAsync(_publisher.Feed, default);
        ServeApple(("Tests on the air", _publisher.Feed.AbsoluteUri + "/", null));

        Assert.Equal(podcast.Id, Assert.Single((await Directory.FindAsync("tests", default)).Shows).Podcast);
    }

    [Fact]
    public async Task Two_directories_are_asked_where_a_key_is_known_and_a_feed_is_listed_once()
    {
        await EnterKeyAsync();
        ServeIndex(("Air again", "http://air.example/feed.xml/"), ("Water", "https://water.example/feed.xml"));

        var found = await Directory.FindAsync("a", default);

        Assert.Equal([("Air", "Apple Podcasts"), ("Water", "Podcast Index")], found.Shows.Select(show => (show.Title, show.Directory)));
        Assert.Empty(found.Problems);
    }

    [Fact]
    public async Task Where_one_directory_fails_the_other_is_heard_and_where_all_do_it_is_said_why()
    {
        await EnterKeyAsync();

        var found = await Directory.FindAsync("air", default);
        _publisher.Pages.TryRemove("/search", out _);
        var failure = await Assert.ThrowsAsync<UnavailableException>(() => Directory.FindAsync("air", default));

        Assert.Single(found.Shows);
        Assert.Contains("Podcast Index cannot be asked", Assert.Single(found.Problems), StringComparison.Ordinal);
        Assert.Contains("paste the address of the show's feed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_tried_at_its_server_and_the_verdict_is_plain()
    {
        var credentials = _host.Get<CredentialsOrchestrator>();
        await Assert.ThrowsAsync<UnprocessableException>(() => credentials.TestAsync(CredentialKind.PodcastIndexKey, default));
        await credentials.SaveAsync(CredentialKind.PodcastIndexKey, "ABCDEFGH", null, default);
        var half = await Assert.ThrowsAsync<UnprocessableException>(() => credentials.TestAsync(CredentialKind.PodcastIndexKey, default));
        await EnterKeyAsync();
        ServeIndex();

        Assert.Contains("Enter the other one, too", half.Message, StringComparison.Ordinal);
        Assert.True((await credentials.TestAsync(CredentialKind.PodcastIndexSecret, default)).Accepted);
        Answer(StatusCodes.Status401Unauthorized);
        Assert.False((await credentials.TestAsync(CredentialKind.PodcastIndexKey, default)).Accepted);
        Answer(StatusCodes.Status500InternalServerError);
        Assert.Null((await credentials.TestAsync(CredentialKind.PodcastIndexKey, default)).Accepted);
    }

    private async Task EnterKeyAsync()
    {
        var credentials = _host.Get<CredentialsOrchestrator>();
        await credentials.SaveAsync(CredentialKind.PodcastIndexKey, "ABCDEFGH", null, default);
        await credentials.SaveAsync(CredentialKind.PodcastIndexSecret, "s$cret^#1", null, default);
    }

    private void Answer(int status) => _publisher.Pages["/api/1.0/search/byterm"] = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private void ServeApple(params (string Title, string Feed, string? Picture)[] shows) => Serve(
        "/search", new { results = shows.Select(show => new { collectionName = show.Title, feedUrl = show.Feed, artworkUrl600 = show.Picture }) });

    private void ServeIndex(params (string Title, string Feed)[] shows) => Serve(
        "/api/1.0/search/byterm", new { feeds = shows.Select(show => new { title = show.Title, url = show.Feed }) });

    private void Serve(string path, object answer) => _publisher.Serve(path, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(answer)), "application/json");
}
