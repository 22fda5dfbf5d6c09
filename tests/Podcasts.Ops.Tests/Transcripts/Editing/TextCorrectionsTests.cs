using Podcasts.Core.Transcripts;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Transcripts.Editing;

/// <summary>Corrections of what is said: each changes the transcript and its files, can be taken back, and outlives hearing the episode again.</summary>
public sealed class TextCorrectionsTests : IAsyncLifetime
{
    private SpokenShow _show = null!;
    private TranscriptDetails _before = null!;

    private string Episode => _show.One;

    private TranscriptsOrchestrator Transcripts => _show.Transcripts;

    public async Task InitializeAsync()
    {
        _show = await SpokenShow.StartAsync();
        _before = await _show.HearAsync(Episode);
    }

    public async Task DisposeAsync() => await _show.DisposeAsync();

    [Fact]
    public async Task A_corrected_word_stands_in_the_transcript_and_in_every_file_and_the_others_keep_their_times()
    {
        var after = await EditAsync(0, "Worlds from 0.0.");

        var (old, now) = (_before.Segments[0], after.Segments[0]);
        Assert.Equal(("Worlds from 0.0.", old.Text, old.SpeakerId), (now.Text, now.Heard, now.SpeakerId));
        Assert.Equal(old.Words.Select(word => (word.Start, word.End)), now.Words.Select(word => (word.Start, word.End)));
        Assert.Equal([1, old.Words[1].Probability], now.Words.Take(2).Select(word => word.Probability));
        foreach (var format in new[] { "txt", "srt", "vtt", "json" })
        {
            Assert.Contains("Worlds", System.Text.Encoding.UTF8.GetString((await Transcripts.ExportAsync(Episode, format, default)).Bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_writes_over_something_unseen_is_told_what_is_there_and_overwrites_nothing()
    {
        await EditAsync(0, "Mine");

        var conflict = await Assert.ThrowsAsync<ConflictException>(() => EditAsync(0, "Yours", _before));

        Assert.Contains("“Mine”", conflict.Message, StringComparison.Ordinal);
        Assert.Equal("Mine", conflict.Current!.Text);
        var resolved = await Transcripts.EditAsync(Episode, conflict.Current.Segment, conflict.Current.Revision, "Ours", false, default);
        Assert.Equal("Ours", resolved.Segments[0].Text);
    }

    [Fact]
    public async Task Of_many_who_write_at_once_one_does()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                await EditAsync(1, $"Text {i}", _before);
                return i;
            }
            catch (ConflictException)
            {
                return -1;
            }
        }));

        var winner = Assert.Single(all, i => i >= 0);
        Assert.Equal($"Text {winner}", (await Transcripts.GetAsync(Episode, default)).Segments[1].Text);
    }

    [Fact]
    public async Task Undo_and_redo_go_back_and_forth_through_every_correction()
    {
        await EditAsync(0, "First");
        var second = await EditAsync(1, "Second");
        Assert.StartsWith("text at 0:", second.Edits.Undo, StringComparison.Ordinal);
        Assert.Null(second.Edits.Redo);

        Assert.Equal(_before.Segments[1].Text, (await Transcripts.UndoAsync(Episode, default)).Segments[1].Text);
        Assert.Equal(_before.Segments[0].Text, (await Transcripts.UndoAsync(Episode, default)).Segments[0].Text);
        Assert.Contains("nothing to undo", (await Assert.ThrowsAsync<ConflictException>(() => Transcripts.UndoAsync(Episode, default))).Message, StringComparison.Ordinal);
        await Transcripts.RedoAsync(Episode, default);
        Assert.Equal(["First", "Second"], (await Transcripts.RedoAsync(Episode, default)).Segments.Take(2).Select(segment => segment.Text));
        await Assert.ThrowsAsync<ConflictException>(() => Transcripts.RedoAsync(Episode, default));
    }

    [Fact]
    public async Task A_new_correction_ends_what_could_be_made_again_but_not_its_history()
    {
        await EditAsync(0, "First");
        await Transcripts.UndoAsync(Episode, default);

        Assert.Null((await EditAsync(0, "Other")).Edits.Redo);

        Assert.Equal([("Other", false), ("First", true)], (await Transcripts.HistoryAsync(Episode, default)).Select(revision => (revision.After, revision.Undone)));
    }

    [Fact]
    public async Task What_is_written_in_one_go_is_one_step_and_times_are_those_of_writing_it_at_once()
    {
        await EditAsync(0, "");
        var seen = await Transcripts.UndoAsync(Episode, default);
        var typed = seen;
        foreach (var text in new[] { "Wo", "Worlds fr", "Worlds from 0.0." })
        {
            typed = await Transcripts.EditAsync(Episode, 0, typed.Segments[0].Revision, text, text != "Wo", default);
        }

        Assert.Equal(seen.Segments[0].Words.Select(word => word.Start), typed.Segments[0].Words.Select(word => word.Start));
        Assert.Equal(seen.Segments[0].Text, (await Transcripts.UndoAsync(Episode, default)).Segments[0].Text);
        var revision = (await Transcripts.HistoryAsync(Episode, default))[0];
        Assert.Equal((seen.Segments[0].Text, "Worlds from 0.0."), (revision.Before, revision.After));
    }

    [Fact]
    public async Task A_segment_goes_back_to_what_the_machine_heard()
    {
        var edited = await EditAsync(0, "Something else entirely");

        var reverted = await Transcripts.RevertAsync(Episode, 0, edited.Segments[0].Revision, default);

        Assert.Equal((_before.Segments[0].Text, null), (reverted.Segments[0].Text, reverted.Segments[0].Heard));
        Assert.Equal(_before.Segments[0].Words, reverted.Segments[0].Words);
        await Assert.ThrowsAsync<ConflictException>(() => Transcripts.RevertAsync(Episode, 0, reverted.Segments[0].Revision, default));
    }

    [Fact]
    public async Task A_segment_is_split_and_joined_again()
    {
        var split = await Transcripts.SplitAsync(Episode, 0, _before.Segments[0].Revision, "Words ".Length, default);
        Assert.Equal(["Words", "from 0.0."], split.Segments.Take(2).Select(segment => segment.Text));

        var joined = await Transcripts.JoinAsync(Episode, 0, split.Segments[0].Revision, default);

        Assert.Equal(_before.Segments.Select(segment => segment.Text), joined.Segments.Select(segment => segment.Text));
        await Assert.ThrowsAsync<UnprocessableException>(() => Transcripts.SplitAsync(Episode, 0, joined.Segments[0].Revision, 0, default));
    }

    [Fact]
    public async Task Hearing_the_episode_again_keeps_what_people_wrote_and_shows_where_the_machine_now_differs()
    {
        await EditAsync(0, "Worlds from 0.0.");
        await _show.Host.Get<TranscriptsOrchestrator>().NameSpeakerAsync(Episode, "1", "Ada", null, default);
        var evenly = _show.Host.Engines.Words;
        _show.Host.Engines.Words = segment => [.. evenly(segment).Select(word => new TranscriptWord(word.Start, word.End, word.Text, 0.3))];

        await _show.TranscribeAsync(Episode);
        await _show.DiarizeAsync(Episode);

        var after = await Transcripts.GetAsync(Episode, default);
        Assert.Equal(("Worlds from 0.0.", "Ada"), (after.Segments[0].Text, after.Segments[0].Speaker));
        Assert.StartsWith("Words from 0.0.", after.Segments[0].Heard, StringComparison.Ordinal);
        Assert.Equal(0.3, after.Segments[1].Words[0].Probability);
        var revision = Assert.Single(await Transcripts.HistoryAsync(Episode, default));
        Assert.Equal((true, after.Segments[0].Heard), (revision.HeardAnew, revision.Heard));
        Assert.StartsWith("Words from 0.0.", (await Transcripts.UndoAsync(Episode, default)).Segments[0].Text, StringComparison.Ordinal);
    }

    private async Task<TranscriptDetails> EditAsync(int segment, string text, TranscriptDetails? seen = null) =>
        await Transcripts.EditAsync(Episode, segment, (seen ?? await Transcripts.GetAsync(Episode, default)).Segments[segment].Revision, text, false, default);
}
