using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Search;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Transcripts;

/// <summary>The transcripts that feeds offer.</summary>
public sealed class PublisherTranscriptsTests : IAsyncLifetime
{
    private static readonly byte[] Captions = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>As published."u8.ToArray();

    private Publisher _publisher = null!;
    private OpsHost _host = null!;

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.Item = $"<podcast:transcript url=\"{_publisher.Address}one.txt\" type=\"text/plain\"/><podcast:transcript url=\"{_publisher.Address}one.vtt\" type=\"text/vtt\" language=\"en-GB\"/>";
        _publisher.ServeFeed("one");
        _host = await OpsHost.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task What_a_feed_offers_is_taken_by_itself_and_kept_as_the_publishers()
    {
        _publisher.Serve("/one.vtt", Captions, "text/vtt");
        var episode = await _host.AddAsync(_publisher);

        var other = await BecomesAsync(episode, other => other.Taken);

        Assert.Equal(("publisher", "127.0.0.1", "en-GB", null), (other.Source, other.Name, other.Language, other.Problem));
        var segment = Assert.Single((await _host.Get<OtherTranscripts>().GetAsync(episode, other.Id, default)).Segments);
        Assert.Equal(("Ann", "As published."), (segment.Speaker, segment.Text));
        Assert.DoesNotContain("/one.txt", _publisher.Asked);
        var hit = Assert.Single((await _host.Get<SearchOrchestrator>().SearchAsync(new("published", null, null, null, null, 20, null), default)).Hits);
        Assert.Equal((PassageSource.Publisher, "Ann"), (hit.Source, hit.Speaker));
        await Assert.ThrowsAsync<ConflictException>(() => _host.Get<OtherTranscripts>().DetachAsync(episode, other.Id, default));
    }

    [Fact]
    public async Task One_that_cannot_be_had_says_why_and_can_be_tried_again()
    {
        var episode = await _host.AddAsync(_publisher);
        var other = await BecomesAsync(episode, other => other.Problem is not null);
        Assert.Contains("404", other.Problem, StringComparison.Ordinal);
        Assert.Contains("404", (await Assert.ThrowsAsync<NotFoundException>(() => _host.Get<OtherTranscripts>().GetAsync(episode, other.Id, default))).Message, StringComparison.Ordinal);

        _publisher.Serve("/one.vtt", Captions, "text/vtt");

        Assert.True((await _host.Get<TranscriptsOrchestrator>().TakeAsync(episode, other.Id, default)).Taken);
    }

    [Fact]
    public async Task One_that_has_moved_is_taken_anew_and_the_old_text_stays_until_it_is_here()
    {
        _publisher.Serve("/one.vtt", Captions, "text/vtt");
        var episode = await _host.AddAsync(_publisher);
        await BecomesAsync(episode, other => other.Taken);
        _publisher.Item = $"<podcast:transcript url=\"{_publisher.Address}moved.srt\" type=\"application/srt\"/>";
        _publisher.ServeFeed("one");
        await _host.Get<PodcastsOrchestrator>().RefreshAsync(await _host.QueryAsync(database => database.Podcasts.Select(p => p.Id).SingleAsync()), default);

        var failed = await BecomesAsync(episode, other => other.Problem is not null);
        Assert.Equal("As published.", await TextAsync(episode, failed.Id));

        _publisher.Serve("/moved.srt", "1\n00:00:01,000 --> 00:00:02,000\nMoved."u8.ToArray(), "application/srt");
        await _host.Get<TranscriptsOrchestrator>().TakeAsync(episode, failed.Id, default);
        Assert.Equal("Moved.", await TextAsync(episode, failed.Id));
    }

    [Fact]
    public async Task A_broken_row_is_set_aside_and_comes_back_with_the_feed()
    {
        _publisher.Serve("/one.vtt", Captions, "text/vtt");
        var episode = await _host.AddAsync(_publisher);
        await BecomesAsync(episode, other => other.Taken);
        await _host.TamperAsync($"""UPDATE "OtherTranscripts" SET "File" = 'nonsense'""");

        Assert.Empty(await _host.Get<OtherTranscripts>().ListAsync(episode, default));
        await _host.Get<PodcastsOrchestrator>().RefreshAsync(await _host.QueryAsync(database => database.Podcasts.Select(p => p.Id).SingleAsync()), default);

        Assert.Equal("As published.", await TextAsync(episode, (await BecomesAsync(episode, other => other.Taken)).Id));
    }

    private async Task<string> TextAsync(string episode, string other) => (await _host.Get<OtherTranscripts>().GetAsync(episode, other, default)).Segments[0].Text;

    private async Task<OtherTranscriptDetails> BecomesAsync(string episode, Func<OtherTranscriptDetails, bool> isSo) =>
        (await Eventually.BecomesAsync(async () => await _host.Get<OtherTranscripts>().ListAsync(episode, default), others => others.Any(isSo))).Single(isSo);
}
