using System.Text;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Speakers;

/// <summary>Corrections of who speaks: each changes the transcript, can be taken back, and outlives hearing the episode again.</summary>
public sealed class SpeakerCorrectionsTests : IAsyncLifetime
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
    public async Task A_name_stands_on_every_word_and_in_every_file()
    {
        var named = await Transcripts.NameSpeakerAsync(Episode, "1", " Ada Shore ", null, default);

        Assert.Equal(("Ada Shore", "Speaker 1", true), (named.Speakers[0].Name, named.Speakers[0].Label, named.Speakers[0].Confirmed));
        Assert.Equal(["Ada Shore", "Speaker 2"], named.Segments.Select(segment => segment.Speaker).Distinct());
        Assert.Equal(["Ada Shore", "Speaker 2"], named.Segments.SelectMany(segment => segment.Words).Select(word => word.Speaker).Distinct());
        Assert.Contains("<v Ada Shore>", await ExportAsync("vtt"), StringComparison.Ordinal);
        Assert.Contains("Ada Shore: Words", await ExportAsync("srt"), StringComparison.Ordinal);
        Assert.Contains("Ada Shore: Words", await ExportAsync("txt"), StringComparison.Ordinal);
        Assert.Contains("\"speaker\":\"Ada Shore\",\"speakerId\":\"1\"", await ExportAsync("json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merged_speakers_are_one_and_keep_the_name()
    {
        await Transcripts.NameSpeakerAsync(Episode, "2", "Ben", null, default);

        var merged = await Transcripts.MergeSpeakersAsync(Episode, "2", "1", default);

        var only = Assert.Single(merged.Speakers);
        Assert.Equal(("1", "Ben", 60.0), (only.Id, only.Name, only.Talk.TotalSeconds));
        Assert.Single(merged.Turns);
        Assert.All(merged.Segments, segment => Assert.Equal("Ben", segment.Speaker));
    }

    [Fact]
    public async Task A_stretch_can_be_given_to_a_new_speaker()
    {
        var words = _before.Segments[0].Words;

        var after = await Transcripts.ReassignSpeakerAsync(Episode, "new", words[1].Start, words[1].End, default);

        Assert.Equal(["1", "2", "3"], after.Speakers.Select(speaker => speaker.Id));
        Assert.Equal(["1", "3", "1"], after.Segments.Take(3).Select(segment => segment.SpeakerId));
        Assert.Equal(words.Select(word => word.Text), after.Segments.Take(3).Select(segment => segment.Text));
        Assert.Equal(Enumerable.Range(0, after.Segments.Count), after.Segments.Select(segment => segment.Id));
    }

    [Fact]
    public async Task A_segment_can_be_split_and_its_second_part_given_away()
    {
        var split = await Transcripts.SplitSpeakerAsync(Episode, 0, 2, default);
        var part = split.Segments[1];

        var given = await Transcripts.ReassignSpeakerAsync(Episode, "2", part.Start, part.End, default);

        Assert.Equal(_before.Segments[0].Text, $"{split.Segments[0].Text} {part.Text}");
        Assert.Equal(["1", "2"], given.Segments.Take(2).Select(segment => segment.SpeakerId));
        Assert.Equal(split.Segments.Count, given.Segments.Count);
    }

    [Fact]
    public async Task Each_correction_can_be_taken_back_the_last_one_first()
    {
        await Transcripts.NameSpeakerAsync(Episode, "1", "Ada", null, default);
        await Transcripts.SplitSpeakerAsync(Episode, 0, 1, default);
        await Transcripts.MergeSpeakersAsync(Episode, "2", "1", default);

        Assert.Equal(["Ada", null], (await Transcripts.UndoSpeakersAsync(Episode, default)).Speakers.Select(speaker => speaker.Name));
        Assert.Equal(_before.Segments.Count, (await Transcripts.UndoSpeakersAsync(Episode, default)).Segments.Count);
        Assert.Equal(["Speaker 1", "Speaker 2"], (await Transcripts.UndoSpeakersAsync(Episode, default)).Segments.Select(segment => segment.Speaker).Distinct());
        Assert.Contains("nothing to undo", (await Assert.ThrowsAsync<ConflictException>(() => Transcripts.UndoSpeakersAsync(Episode, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_undo_would_take_back_is_told_with_the_transcript()
    {
        Assert.Null(_before.Undo);
        await Transcripts.NameSpeakerAsync(Episode, "1", "Ada", null, default);
        Assert.Equal("Speaker 2 merged into Ada", (await Transcripts.MergeSpeakersAsync(Episode, "2", "1", default)).Undo);
        Assert.Equal("Speaker 1 named Ada", (await Transcripts.UndoSpeakersAsync(Episode, default)).Undo);
        Assert.Equal("Speaker 1 named Ada", (await Transcripts.GetAsync(Episode, default)).Undo);
        Assert.Null((await Transcripts.UndoSpeakersAsync(Episode, default)).Undo);
    }

    [Fact]
    public async Task Words_at_which_two_speak_name_the_second_one_until_the_two_are_one()
    {
        _show.Host.Speakers.Turns = [(0, 60, 0), (20, 40, 1)];
        await _show.DiarizeAsync(Episode);

        var heard = await Transcripts.GetAsync(Episode, default);
        Assert.Contains(heard.Segments.SelectMany(segment => segment.Words), word => word is { Speaker: not null, SecondSpeaker: not null } && word.Speaker != word.SecondSpeaker);
        Assert.Contains("\"secondSpeaker\":\"Speaker ", await ExportAsync("json"), StringComparison.Ordinal);

        var merged = await Transcripts.MergeSpeakersAsync(Episode, "2", "1", default);
        Assert.All(merged.Segments.SelectMany(segment => segment.Words), word => Assert.Null(word.SecondSpeaker));
    }

    [Fact]
    public async Task Corrections_outlive_hearing_again_with_other_numbers_and_transcribing_again()
    {
        await Transcripts.NameSpeakerAsync(Episode, "1", "Ada", null, default);
        await Transcripts.NameSpeakerAsync(Episode, "2", "Ben", null, default);
        await Transcripts.ReassignSpeakerAsync(Episode, "2", TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60), default);
        _show.Host.Speakers.Turns = [(0, 5, 2), (5, 21, 1), (21, 40, 0), (40, 60, 1)];

        await _show.DiarizeAsync(Episode);
        await _show.TranscribeAsync(Episode);
        var after = await Transcripts.GetAsync(Episode, default);

        Assert.Equal([("1", "Ada"), ("2", "Ben"), ("3", null)], after.Speakers.Select(speaker => (speaker.Id, speaker.Name)));
        Assert.Equal(["3", "1", "2", "1", "2"], after.Turns.Select(turn => turn.Speaker));
        Assert.Equal("Ben", after.Segments[^1].Speaker);
    }

    [Fact]
    public async Task Hearing_an_episode_again_knows_where_another_voice_begins()
    {
        Assert.All(_show.Host.Engines.Asked, asked => Assert.Empty(asked.SpeakerChanges));
        await Transcripts.ReassignSpeakerAsync(Episode, "2", TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60), default);

        await _show.TranscribeAsync(Episode);

        Assert.Equal([20.0, 40, 50], _show.Host.Engines.Asked.Last().SpeakerChanges.Select(change => change.TotalSeconds));
    }

    [Fact]
    public async Task What_cannot_be_corrected_is_refused_with_a_way_out()
    {
        Assert.Contains("no speaker 7, only 1, 2", await RefusalAsync<NotFoundException>(() => Transcripts.NameSpeakerAsync(Episode, "7", "Ada", null, default)), StringComparison.Ordinal);
        Assert.Contains("Choose two", await RefusalAsync<UnprocessableException>(() => Transcripts.MergeSpeakersAsync(Episode, "1", "1", default)), StringComparison.Ordinal);
        Assert.Contains("end after it starts", await RefusalAsync<UnprocessableException>(() => Transcripts.ReassignSpeakerAsync(Episode, "1", TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(9), default)), StringComparison.Ordinal);
        Assert.Contains("can be split before", await RefusalAsync<UnprocessableException>(() => Transcripts.SplitSpeakerAsync(Episode, 0, 0, default)), StringComparison.Ordinal);
        Assert.Contains("no suggestion", await RefusalAsync<UnprocessableException>(() => Transcripts.NameSpeakerAsync(Episode, "1", null, true, default)), StringComparison.Ordinal);
        Assert.Contains("POST /api/diarize/", await RefusalAsync<ConflictException>(() => Transcripts.MergeSpeakersAsync(_show.Two, "1", "2", default)), StringComparison.Ordinal);
    }

    private async Task<string> ExportAsync(string format) => Encoding.UTF8.GetString((await Transcripts.ExportAsync(Episode, format, default)).Bytes);

    private static async Task<string> RefusalAsync<T>(Func<Task> act)
        where T : PodcastsException => (await Assert.ThrowsAsync<T>(act)).Message;
}
