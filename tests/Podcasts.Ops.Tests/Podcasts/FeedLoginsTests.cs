using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Credentials;
using Podcasts.Ops.Podcasts;

namespace Podcasts.Ops.Tests.Podcasts;

public sealed class FeedLoginsTests : IAsyncLifetime
{
    private const string Secret = "my%20harbour";

    private OpsHost _ops = null!;
    private Publisher _publisher = null!;

    public async Task InitializeAsync()
    {
        _ops = await OpsHost.StartAsync();
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two");
        var feed = _publisher.Pages["/feed.xml"];
        _publisher.Pages["/feed.xml"] = context => context.Request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:my harbour"))}"
            ? feed(context)
            : Refuse(context);
    }

    public async Task DisposeAsync()
    {
        await _ops.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task The_login_of_a_private_feed_leaves_its_address_and_still_opens_it()
    {
        var (show, _) = await _ops.Get<PodcastsOrchestrator>().AddAsync(WithLogin(), CancellationToken.None);

        var row = await _ops.QueryAsync(database => database.Podcasts.SingleAsync());
        Assert.Equal((_publisher.Feed.AbsoluteUri, _publisher.Feed.AbsoluteUri), (row.RequestedUrl, row.FeedUrl));
        Assert.Equal(2, (await _ops.Get<PodcastsOrchestrator>().RefreshAsync(show.Id, CancellationToken.None)).Episodes.Count);
        Assert.DoesNotContain("harbour", await File.ReadAllTextAsync(_ops.Data.Credentials), StringComparison.Ordinal);
        var stored = (await _ops.Get<CredentialsOrchestrator>().ListAsync(CancellationToken.None)).Single(credential => credential.Name == $"feed:{_publisher.Address.Authority}");
        Assert.Null(stored.LastFour);
        Assert.False((await _ops.Get<PodcastsOrchestrator>().AddAsync(WithLogin(), CancellationToken.None)).Created);
    }

    [Fact]
    public async Task A_login_that_was_entered_opens_the_feeds_of_its_server_until_it_is_removed()
    {
        var (credentials, podcasts, name) = (_ops.Get<CredentialsOrchestrator>(), _ops.Get<PodcastsOrchestrator>(), $"feed:{_publisher.Address.Authority}");
        await credentials.SaveAsync(name, $"ann:{Secret}", CredentialKinds.OriginOf(_publisher.Address), CancellationToken.None);
        var (show, _) = await podcasts.AddAsync(_publisher.Feed, CancellationToken.None);

        await credentials.DeleteAsync(name, CancellationToken.None);

        await Assert.ThrowsAnyAsync<Exception>(() => podcasts.RefreshAsync(show.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_login_is_for_one_scheme_host_and_port()
    {
        var store = _ops.Get<CredentialStore>();
        await _ops.Get<CredentialsOrchestrator>().SaveAsync("feed:members.example", $"ann:{Secret}", null, CancellationToken.None);

        Assert.Equal($"ann:{Secret}", store.FindLogin(new("https://members.example/feed.xml")));
        Assert.All(
            ["http://members.example/", "https://members.example:8443/", "https://other.members.example/", "https://members.example.stranger.example/"],
            address => Assert.Null(store.FindLogin(new(address))));
    }

    [Theory]
    [InlineData("feed:members.example", "nopassword", null)]
    [InlineData("feed:members.example", "ann:secret", "https://stranger.example")]
    public async Task What_is_no_login_of_that_server_is_refused(string name, string value, string? origin) =>
        await Assert.ThrowsAsync<UnprocessableException>(() =>
            _ops.Get<CredentialsOrchestrator>().SaveAsync(name, value, origin is null ? null : new Uri(origin), CancellationToken.None));

    [Theory]
    [InlineData("feed:")]
    [InlineData("feed:a/b")]
    [InlineData("feed:ann@members.example")]
    public async Task A_name_that_names_no_server_is_refused(string name) =>
        await Assert.ThrowsAsync<NotFoundException>(() => _ops.Get<CredentialsOrchestrator>().SaveAsync(name, "ann:secret", null, CancellationToken.None));

    private Uri WithLogin() => new UriBuilder(_publisher.Feed) { UserName = "ann", Password = Secret }.Uri;

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
