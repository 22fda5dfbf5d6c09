using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Storage;

/// <summary>A row that breaks its rules is set aside, said so, and everything else goes on.</summary>
public sealed class SetAsideTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _newest = null!;

    private PodcastsOrchestrator Podcasts => _host.Get<PodcastsOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two");
        _host = await OpsHost.StartAsync();
        _newest = await _host.AddAsync(_publisher);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_broken_episode_is_left_out_and_logged_and_the_others_stay()
    {
        var id = (await Podcasts.ListAsync(default)).Single().Id;
        await _host.TamperAsync($"""UPDATE "Episodes" SET "AudioUrl" = 'javascript:alert(1)' WHERE "Id" = {_newest}""");

        var podcast = await Podcasts.GetAsync(id, default);

        Assert.Equal("Episode one", Assert.Single(podcast.Episodes).Title);
        var line = Assert.Single(_host.Logs.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("EpisodeRecord was set aside", StringComparison.Ordinal));
        Assert.Contains("is not a web address", line.Text, StringComparison.Ordinal);
        Assert.Contains("javascript:alert(1)", line.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => _host.Get<EpisodesOrchestrator>().GetAsync(_newest, default));
        Assert.Equal(2, await _host.QueryAsync(database => database.Episodes.IgnoreQueryFilters().CountAsync()));
    }

    [Fact]
    public async Task A_refresh_heals_a_row_that_was_set_aside()
    {
        var id = (await Podcasts.ListAsync(default)).Single().Id;
        await _host.TamperAsync($"""UPDATE "Episodes" SET "Title" = '' WHERE "Id" = {_newest}""");
        await Podcasts.GetAsync(id, default);

        var healed = await Podcasts.RefreshAsync(id, default);

        Assert.Equal(2, healed.Episodes.Count);
        Assert.Contains(healed.Episodes, episode => episode.Id == _newest);
    }

    [Theory]
    [InlineData("""UPDATE "Podcasts" SET "FeedUrl" = 'nonsense'""")]
    [InlineData("""UPDATE "Podcasts" SET "Refreshed" = -5""")]
    public async Task A_broken_show_is_left_out_of_the_list(string sql)
    {
        await _host.QueryAsync(database => database.Database.ExecuteSqlRawAsync(sql));

        Assert.Empty(await Podcasts.ListAsync(default));
        Assert.Contains(_host.Logs.Lines, line => line.Text.Contains("PodcastRecord was set aside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_show_that_was_set_aside_is_healed_by_adding_it_again()
    {
        await _host.TamperAsync($"""UPDATE "Podcasts" SET "Title" = ' '""");
        Assert.Empty(await Podcasts.ListAsync(default));

        var (podcast, _) = await Podcasts.AddAsync(_publisher.Feed, default);

        Assert.Equal(("Tests on the air", 2), (podcast.Title, podcast.Episodes.Count));
    }

    [Fact]
    public async Task A_broken_job_is_set_aside_and_can_be_started_anew()
    {
        _publisher.ServeFile("/two.mp3", await Sound.FileAsync(5), "audio/mpeg");
        var transcribe = _host.Get<TranscribeOrchestrator>();
        await transcribe.StartAsync(_newest, new(), default);
        await Eventually.BecomesAsync(() => transcribe.StatusAsync(_newest, default), status => status.State == JobState.Done);
        await _host.TamperAsync($"""UPDATE "Transcribes" SET "State" = 'sleeping'""");

        await Assert.ThrowsAsync<NotFoundException>(() => transcribe.StatusAsync(_newest, default));
        await transcribe.StartAsync(_newest, new(), default);

        await Eventually.BecomesAsync(() => transcribe.StatusAsync(_newest, default), status => status.State == JobState.Done);
    }

    [Fact]
    public async Task Nothing_broken_is_written_in_the_first_place()
    {
        var failure = await Assert.ThrowsAsync<UnprocessableException>(() => _host.QueryAsync(async database =>
        {
            database.Add(new MarkerRecord { Name = " ", At = 1 });
            return await database.SaveChangesAsync();
        }));

        Assert.Contains("MarkerRecord was not saved: Name is empty.", failure.Message, StringComparison.Ordinal);
    }
}
