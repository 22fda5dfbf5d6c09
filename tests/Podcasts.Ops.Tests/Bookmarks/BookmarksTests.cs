using Podcasts.Core.Transcribe;
using Podcasts.Ops.Bookmarks;
using Podcasts.Ops.Search;
using Podcasts.Ops.Tests.Search;

namespace Podcasts.Ops.Tests.Bookmarks;

public sealed class BookmarksTests : IAsyncLifetime
{
    private SpokenShow _show = null!;

    private BookmarksOrchestrator Bookmarks => _show.Host.Get<BookmarksOrchestrator>();

    public async Task InitializeAsync()
    {
        _show = await SpokenShow.StartAsync();
        _show.Host.Engines.Says = window => [new HeardSegment(window.Start, window.Start + TimeSpan.FromSeconds(9), "The tide came over the wall.", new(-0.2, 0, 1.5, 0))];
        await _show.HearAsync(_show.One);
    }

    public async Task DisposeAsync() => await _show.DisposeAsync();

    [Fact]
    public async Task A_bookmark_keeps_the_words_that_are_said_there()
    {
        var heard = await Bookmarks.AddAsync(_show.One, 5.5, "  Ask Ann about this. ", default);
        var unheard = await Bookmarks.AddAsync(_show.Two, 5.5, "", default);

        Assert.Equal((_show.One, "Episode one", _show.Podcast, TimeSpan.FromSeconds(5.5), "Ask Ann about this.", "The tide came over the wall."), (heard.Episode, heard.EpisodeTitle, heard.Podcast, heard.At, heard.Note, heard.Said));
        Assert.Null(unheard.Said);
    }

    [Fact]
    public async Task What_no_database_keeps_does_not_keep_a_bookmark_from_being_made()
    {
        _show.Host.Engines.Says = window => [new HeardSegment(window.Start, window.Start + TimeSpan.FromSeconds(9), new string('a', 399) + "\U0001F600 and on.", new(-0.2, 0, 1.5, 0))];
        await _show.HearAsync(_show.Two);

        var bookmark = await Bookmarks.AddAsync(_show.Two, 5, "A\0nn", default);

        Assert.Equal(("Ann", new string('a', 399)), (bookmark.Note, bookmark.Said));
    }

    [Fact]
    public async Task An_episodes_are_listed_in_order_of_time_and_all_the_newest_first()
    {
        foreach (var (episode, seconds) in new[] { (_show.One, 30.0), (_show.One, 10.0), (_show.Two, 20.0) })
        {
            await Bookmarks.AddAsync(episode, seconds, "", default);
        }

        Assert.Equal([10, 30], (await Bookmarks.OfEpisodeAsync(_show.One, default)).Select(b => b.At.TotalSeconds));
        var first = await Bookmarks.ListAsync(_show.Podcast, 2, null, default);
        var second = await Bookmarks.ListAsync(null, 2, first.Next, default);
        Assert.Equal([20, 10, 30], first.Bookmarks.Concat(second.Bookmarks).Select(b => b.At.TotalSeconds));
        Assert.Null(second.Next);
        Assert.Empty((await Bookmarks.ListAsync("aaaaaaaaaaaa", 2, null, default)).Bookmarks);
    }

    [Fact]
    public async Task What_is_taken_away_can_be_brought_back_with_its_note()
    {
        var bookmark = await Bookmarks.AddAsync(_show.One, 5, "first", default);
        await Bookmarks.ChangeAsync(bookmark.Id, "second", default);

        await Bookmarks.RemoveAsync(bookmark.Id, default);
        Assert.Empty(await Bookmarks.OfEpisodeAsync(_show.One, default));
        await Assert.ThrowsAsync<NotFoundException>(() => Bookmarks.GetAsync(bookmark.Id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => Bookmarks.RemoveAsync(bookmark.Id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => Bookmarks.ChangeAsync(bookmark.Id, "third", default));

        Assert.Equal("second", (await Bookmarks.UndoAsync(bookmark.Id, default)).Note);
        Assert.Single(await Bookmarks.OfEpisodeAsync(_show.One, default));
    }

    [Fact]
    public async Task A_note_is_found_at_its_second_as_long_as_it_is_there()
    {
        var bookmark = await Bookmarks.AddAsync(_show.Two, 7, "Check the lighthouse figures", default);
        var hit = Assert.Single((await FindAsync("lighthouse")).Hits);
        Assert.Equal((_show.Two, PassageSource.Note, 7), (hit.Episode, hit.Source, hit.Start.TotalSeconds));

        await Bookmarks.RemoveAsync(bookmark.Id, default);
        Assert.Empty((await FindAsync("lighthouse")).Hits);
    }

    private Task<SearchDetails> FindAsync(string query) => _show.Host.Get<SearchOrchestrator>().SearchAsync(new(query, null, null, null, null, 20, null), default);
}
