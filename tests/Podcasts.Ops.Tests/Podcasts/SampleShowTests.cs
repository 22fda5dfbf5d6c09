using Podcasts.Ops.Podcasts;

namespace Podcasts.Ops.Tests.Podcasts;

public sealed class SampleShowTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-sample-").FullName;
    private Publisher _here = null!;
    private Publisher _elsewhere = null!;

    public async Task InitializeAsync()
    {
        (_here, _elsewhere) = (await StartAsync(), await StartAsync());

        static async Task<Publisher> StartAsync()
        {
            var app = await Publisher.StartAsync();
            app.ServeFeed("one");
            app.Pages["/samples/show/feed.xml"] = app.Pages["/feed.xml"];
            return app;
        }
    }

    public async Task DisposeAsync()
    {
        await _here.DisposeAsync();
        await _elsewhere.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_fresh_install_lists_it_though_its_address_is_private()
    {
        await using var host = await StartAsync(_here);

        var podcast = await Eventually.BecomesAsync(() => host.Get<PodcastsOrchestrator>().ListAsync(default), list => list.Count == 1);

        Assert.Equal(SampleShow.Id, podcast[0].Id);
    }

    [Fact]
    public async Task Another_port_changes_its_addresses_and_not_its_ids()
    {
        string before;
        await using (var host = await StartAsync(_here))
        {
            before = await EpisodeAsync(host, _here);
        }

        await using var later = await StartAsync(_elsewhere);

        Assert.Equal(before, await EpisodeAsync(later, _elsewhere));
        Assert.Single(await later.Get<PodcastsOrchestrator>().ListAsync(default));
    }

    [Fact]
    public async Task Once_deleted_it_stays_deleted_until_it_is_added_again()
    {
        await using (var host = await StartAsync(_here))
        {
            await EpisodeAsync(host, _here);
            await host.Get<PodcastsOrchestrator>().DeleteAsync(SampleShow.Id, default);
        }

        await using var later = await StartAsync(_here);
        _here.Asked.Clear();
        var (again, created) = await later.Get<PodcastsOrchestrator>().AddAsync(new Uri(_here.Address, "/samples/show/feed.xml"), default);

        Assert.True(created);
        Assert.Equal(SampleShow.Id, again.Id);
        Assert.Single(_here.Asked);
    }

    [Fact]
    public async Task Where_it_cannot_be_read_the_next_start_tries_again()
    {
        _here.Pages.TryRemove("/samples/show/feed.xml", out var feed);
        await using (var host = await StartAsync(_here))
        {
            await Eventually.IsSoAsync(() => host.Logs.Lines.Any(line => line.Text.Contains("the next start tries again", StringComparison.Ordinal)));
        }

        _here.Pages["/samples/show/feed.xml"] = feed!;
        await using var later = await StartAsync(_here);

        Assert.NotEmpty(await EpisodeAsync(later, _here));
    }

    private async Task<OpsHost> StartAsync(Publisher app)
    {
        var host = await OpsHost.StartAsync(_folder, ("SampleShow:Enabled", "true"), ("Fetching:AllowPrivateNetworks", "false"));
        host.Get<OwnAddress>().Set(app.Address);
        return host;
    }

    private static async Task<string> EpisodeAsync(OpsHost host, Publisher app)
    {
        var podcast = await Eventually.BecomesAsync(
            () => host.Get<PodcastsOrchestrator>().ListAsync(default),
            list => list.Any(podcast => podcast.FeedUrl.StartsWith(app.Address.AbsoluteUri, StringComparison.Ordinal)));
        return (await host.Get<PodcastsOrchestrator>().GetAsync(podcast[0].Id, default)).Episodes.Single().Id;
    }
}
