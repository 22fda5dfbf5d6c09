namespace Podcasts.Ops.Tests.Transcripts.Editing;

public sealed class TextReplacementsTests : IAsyncLifetime
{
    private SpokenShow _show = null!;

    public async Task InitializeAsync()
    {
        _show = await SpokenShow.StartAsync();
        await _show.HearAsync(_show.One);
        await _show.HearAsync(_show.Two);
    }

    public async Task DisposeAsync() => await _show.DisposeAsync();

    [Fact]
    public async Task What_would_be_replaced_is_shown_before_it_is()
    {
        var places = await _show.Transcripts.ReplaceAsync(null, _show.One, "words", "Tales", false, true, false, default);

        Assert.Equal((1, null), (places.Episodes, places.Step));
        Assert.Equal(places.Count, places.Places.Count);
        Assert.Equal([("removed", "Words "), ("added", "Tales ")], places.Places[0].Changes.Take(2).Select(change => (change.Kind, change.Text)));
        Assert.Null((await _show.Transcripts.GetAsync(_show.One, default)).Edits.Undo);
    }

    [Fact]
    public async Task A_whole_show_is_corrected_in_one_step_and_set_back_in_one()
    {
        var done = await _show.Transcripts.ReplaceAsync(_show.Podcast, null, "Words", "Tales", true, true, true, default);

        Assert.Equal(2, done.Episodes);
        foreach (var episode in new[] { _show.One, _show.Two })
        {
            var transcript = await _show.Transcripts.GetAsync(episode, default);
            Assert.Contains("Tales from", transcript.Segments[0].Text, StringComparison.Ordinal);
            Assert.DoesNotContain(transcript.Segments, segment => segment.Text.Contains("Words", StringComparison.Ordinal));
            Assert.Equal("text in 2 places", transcript.Edits.Undo);
        }

        Assert.Equal(2, await _show.Transcripts.UndoReplaceAsync(done.Step!, default));
        Assert.DoesNotContain((await _show.Transcripts.GetAsync(_show.Two, default)).Segments, segment => segment.Text.Contains("Tales", StringComparison.Ordinal));
        await Assert.ThrowsAsync<NotFoundException>(() => _show.Transcripts.UndoReplaceAsync(done.Step!, default));
    }

    [Fact]
    public async Task One_undo_takes_all_places_of_an_episode_back()
    {
        await _show.Transcripts.ReplaceAsync(null, _show.One, "Words", "Tales", true, true, true, default);

        Assert.DoesNotContain((await _show.Transcripts.UndoAsync(_show.One, default)).Segments, segment => segment.Text.Contains("Tales", StringComparison.Ordinal));
        Assert.DoesNotContain((await _show.Transcripts.RedoAsync(_show.One, default)).Segments, segment => segment.Text.Contains("Words", StringComparison.Ordinal));
    }
}
