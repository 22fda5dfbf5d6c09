using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Jobs;

namespace Podcasts.Ops.Tests.Speakers;

/// <summary>Rows about speakers that break their rules are set aside, and everything else is read.</summary>
public sealed class BrokenSpeakersTests : IAsyncLifetime
{
    private SpokenShow _show = null!;

    public async Task InitializeAsync()
    {
        _show = await SpokenShow.StartAsync();
        await _show.KeepVoicesAsync();
        await _show.HearAsync(_show.One);
        await _show.Transcripts.NameSpeakerAsync(_show.One, "1", "Ada", null, default);
    }

    public async Task DisposeAsync() => await _show.DisposeAsync();

    [Theory]
    [InlineData("nonsense", "Turns cannot be read")]
    [InlineData("null", "Turns cannot be read")]
    [InlineData("[null]", "A turn is null")]
    [InlineData("[[1,2]]", "A turn is not right")]
    [InlineData("[[2,1,1]]", "A turn is not right")]
    [InlineData("[[0,1,0]]", "A turn is not right")]
    [InlineData("[[0,1,1.5]]", "A turn is not right")]
    [InlineData("[[5,6,1],[0,1,2]]", "not in order of time")]
    public async Task Broken_turns_leave_a_transcript_without_speakers_and_are_healed_by_hearing_again(string json, string reason)
    {
        await _show.Host.TamperAsync($"""UPDATE "HeardSpeakers" SET "Turns" = {json}""");

        Assert.Empty((await _show.Transcripts.GetAsync(_show.One, default)).Speakers);
        Assert.Contains(reason, await _show.Host.QueryAsync(database => database.HeardSpeakers.IgnoreQueryFilters().Select(h => h.SetAsideReason).SingleAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(_show.Host.Logs.Lines, line => line.Text.Contains("\"print\"", StringComparison.Ordinal));

        await _show.DiarizeAsync(_show.One);
        Assert.Equal(["Ada", null], (await _show.Transcripts.GetAsync(_show.One, default)).Speakers.Select(speaker => speaker.Name));
    }

    [Theory]
    [InlineData("""[{"speaker":1,"solo":1,"cohesion":1,"print":"AAAA"}]""")]
    [InlineData("""[{"speaker":0,"solo":1,"cohesion":1,"print":null}]""")]
    [InlineData("{}")]
    public async Task Broken_voices_set_their_row_aside(string json)
    {
        await _show.Host.TamperAsync($"""UPDATE "HeardSpeakers" SET "Voices" = {json}""");

        Assert.Empty((await _show.Transcripts.GetAsync(_show.One, default)).Speakers);
    }

    [Theory]
    [InlineData("""UPDATE "SpeakerEdits" SET "Kind" = 'sing'""")]
    [InlineData("""UPDATE "SpeakerEdits" SET "Speaker" = NULL""")]
    [InlineData("""UPDATE "SpeakerEdits" SET "Kind" = 'merge', "Into" = 1""")]
    public async Task A_broken_correction_is_left_out(string sql)
    {
        await _show.Host.QueryAsync(database => database.Database.ExecuteSqlRawAsync(sql));

        var speakers = (await _show.Transcripts.GetAsync(_show.One, default)).Speakers;

        Assert.Equal([null, null], speakers.Select(speaker => speaker.Name));
    }

    [Theory]
    [InlineData("""UPDATE "VoicePrints" SET "Print" = 'AAAA'""")]
    [InlineData("""UPDATE "VoicePrints" SET "SoloSeconds" = -1""")]
    [InlineData("""UPDATE "People" SET "Name" = ' '""")]
    public async Task A_broken_print_or_person_names_nobody(string sql)
    {
        await _show.Host.QueryAsync(database => database.Database.ExecuteSqlRawAsync(sql));

        Assert.Null((await _show.HearAsync(_show.Two)).Speakers[0].Suggestion);
    }

    [Fact]
    public async Task A_broken_job_is_set_aside_and_can_be_started_anew()
    {
        await _show.Host.TamperAsync($"""UPDATE "Diarizes" SET "Minimum" = 9, "Maximum" = 2""");

        await Assert.ThrowsAsync<NotFoundException>(() => _show.Host.Get<DiarizeOrchestrator>().StatusAsync(_show.One, default));
        Assert.Equal(JobState.Done, (await _show.DiarizeAsync(_show.One)).State);
    }

    [Fact]
    public async Task A_voice_that_is_none_never_costs_the_turns()
    {
        _show.Host.Speakers.Solo = 1e8;

        Assert.Equal(JobState.Done, (await _show.DiarizeAsync(_show.One)).State);
        Assert.Equal(2, (await _show.Transcripts.GetAsync(_show.One, default)).Speakers.Count);
        Assert.Equal(0, await _show.Host.QueryAsync(database => database.VoicePrints.CountAsync()));
    }
}
