using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Speakers;

/// <summary>Names that stay: a host who was named once is known in the next episode, if the show's settings allow it.</summary>
public sealed class VoicePrintTests : IAsyncLifetime
{
    private SpokenShow _show = null!;

    private SpeakersOrchestrator People => _show.Host.Get<SpeakersOrchestrator>();

    public async Task InitializeAsync()
    {
        _show = await SpokenShow.StartAsync(channel: "<podcast:person role=\"host\">Ada Shore</podcast:person><podcast:person>Ben</podcast:person>");
        _show.Host.Speakers.Turns = [(0, 10, 0), (10, 20, 1), (20, 30, 0), (30, 40, 1), (40, 50, 0), (50, 60, 1)];
    }

    public async Task DisposeAsync() => await _show.DisposeAsync();

    [Fact]
    public async Task A_host_named_in_one_episode_is_named_in_the_next_until_somebody_confirms_it()
    {
        await NameInFirstAsync();

        var second = (await _show.HearAsync(_show.Two)).Speakers[0];
        var confirmed = (await _show.Transcripts.NameSpeakerAsync(_show.Two, "1", null, true, default)).Speakers[0];

        Assert.Equal(("Ada Shore", false), (second.Name, second.Confirmed));
        Assert.Equal(("Ada Shore", second.Person, 1.0), (second.Suggestion!.Name, second.Suggestion.Person, second.Suggestion.Score));
        Assert.Equal(("Ada Shore", second.Person, true, null), (confirmed.Name, confirmed.Person, confirmed.Confirmed, confirmed.Suggestion));
        Assert.Equal((2, 2, 80.0), await AdaAsync() is var ada ? (ada.Episodes, ada.Prints, ada.Solo.TotalSeconds) : default);
    }

    [Fact]
    public async Task A_name_that_was_refused_does_not_come_back()
    {
        await NameInFirstAsync();
        await _show.HearAsync(_show.Two);

        await _show.Transcripts.NameSpeakerAsync(_show.Two, "1", "", null, default);
        await _show.DiarizeAsync(_show.Two);
        var speaker = (await _show.Transcripts.GetAsync(_show.Two, default)).Speakers[0];

        Assert.Equal((null, null, null), (speaker.Name, speaker.Person, speaker.Suggestion));
    }

    [Fact]
    public async Task Without_consent_no_voice_is_kept()
    {
        await _show.HearAsync(_show.One);
        await _show.Transcripts.NameSpeakerAsync(_show.One, "1", "Ada Shore", null, default);

        var second = (await _show.HearAsync(_show.Two)).Speakers[0];

        Assert.Equal((null, null), (second.Name, second.Suggestion));
        Assert.Equal(0, await VoicesAsync());
    }

    [Fact]
    public async Task Withdrawn_consent_forgets_every_voice_and_what_hung_on_it()
    {
        await NameInFirstAsync();
        await _show.HearAsync(_show.Two);

        await _show.KeepVoicesAsync(keep: false);

        Assert.Equal(0, await VoicesAsync());
        Assert.Null((await _show.Transcripts.GetAsync(_show.Two, default)).Speakers[0].Name);
        Assert.Equal("Ada Shore", (await _show.Transcripts.GetAsync(_show.One, default)).Speakers[0].Name);
    }

    [Fact]
    public async Task A_save_of_other_settings_leaves_the_voices()
    {
        await NameInFirstAsync();

        var settings = await _show.Host.Get<PodcastsOrchestrator>().SaveSettingsAsync(_show.Podcast, new PodcastSettings(null, "en", null, []), default);

        Assert.True(settings.VoicePrints);
        Assert.Equal(1, (await AdaAsync()).Prints);
    }

    [Fact]
    public async Task Deleting_a_person_removes_the_voice_and_nobody_is_taken_for_them_any_more()
    {
        await NameInFirstAsync();
        await _show.HearAsync(_show.Two);

        await People.DeleteAsync((await AdaAsync()).Id!, default);

        Assert.Equal(0, await _show.Host.QueryAsync(database => database.VoicePrints.IgnoreQueryFilters().CountAsync()));
        Assert.All(await VoicesOfAllAsync(), voices => Assert.DoesNotContain(StoredPrintOf(0), voices, StringComparison.Ordinal));
        Assert.All(await VoicesOfAllAsync(), voices => Assert.Contains(StoredPrintOf(1), voices, StringComparison.Ordinal));
        Assert.Null((await _show.Transcripts.GetAsync(_show.Two, default)).Speakers[0].Suggestion);
        Assert.Equal("Ada Shore", (await _show.Transcripts.GetAsync(_show.One, default)).Speakers[0].Name);
        Assert.Null((await AdaAsync()).Id);
    }

    [Fact]
    public async Task Voices_of_other_networks_are_never_compared()
    {
        await NameInFirstAsync();
        _show.Host.Speakers.Model = "other";

        Assert.Null((await _show.HearAsync(_show.Two)).Speakers[0].Suggestion);
    }

    [Fact]
    public async Task Who_is_not_sure_teaches_no_voice_and_undoing_a_name_forgets_it()
    {
        await _show.KeepVoicesAsync();
        await _show.HearAsync(_show.One);

        await _show.Transcripts.NameSpeakerAsync(_show.One, "1", "Ada Shore", false, default);
        var unsure = await AdaAsync();
        await _show.Transcripts.NameSpeakerAsync(_show.One, "1", "Ada Shore", true, default);
        var sure = await AdaAsync();
        await _show.Transcripts.UndoSpeakersAsync(_show.One, default);

        Assert.Equal((0, 1, 0), (unsure.Prints, sure.Prints, (await AdaAsync()).Prints));
    }

    [Fact]
    public async Task A_person_is_renamed_everywhere_but_not_into_somebody_else()
    {
        await NameInFirstAsync();
        await _show.Transcripts.NameSpeakerAsync(_show.One, "2", "Ben", null, default);
        var ada = await AdaAsync();

        await People.RenameAsync(ada.Id!, "Ada Lake", default);

        Assert.Equal(["Ada Lake", "Ben"], (await _show.Transcripts.GetAsync(_show.One, default)).Speakers.Select(speaker => speaker.Name));
        await Assert.ThrowsAsync<ConflictException>(() => People.RenameAsync(ada.Id!, "ben", default));
    }

    [Fact]
    public async Task The_cast_of_the_feed_is_offered_before_anybody_is_named()
    {
        var people = await People.ListAsync(_show.Podcast, null, default);

        Assert.Equal([("Ada Shore", null, true), ("Ben", null, true)], people.Select(person => (person.Name, person.Id, person.Cast)));
    }

    private async Task NameInFirstAsync()
    {
        await _show.KeepVoicesAsync();
        await _show.HearAsync(_show.One);
        await _show.Transcripts.NameSpeakerAsync(_show.One, "1", "Ada Shore", null, default);
    }

    private async Task<PersonOverview> AdaAsync() => (await People.ListAsync(_show.Podcast, null, default)).Single(person => person.Name == "Ada Shore");

    private async Task<int> VoicesAsync() =>
        await _show.Host.QueryAsync(database => database.VoicePrints.CountAsync()) + (await VoicesOfAllAsync()).Count;

    private Task<List<string>> VoicesOfAllAsync() =>
        _show.Host.QueryAsync(database => database.HeardSpeakers.Where(heard => heard.Voices != null).Select(heard => heard.Voices!).ToListAsync());

    private static string StoredPrintOf(int direction)
    {
        var bytes = new byte[8 * sizeof(float)];
        Buffer.BlockCopy(FakeSpeakers.Print(direction), 0, bytes, 0, bytes.Length);
        return Convert.ToBase64String(bytes);
    }
}
