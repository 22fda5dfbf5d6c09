using Podcasts.Core.Transcribe;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Podcasts;

/// <summary>What a show tells the recogniser: through its feed, and through what a person has set for it.</summary>
public sealed class ShowHintsTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _episode = null!;
    private string _show = null!;

    private PodcastsOrchestrator Podcasts => _host.Get<PodcastsOrchestrator>();

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.Channel = "<podcast:person>Ada Shore</podcast:person>";
        _publisher.Item = "<podcast:person role=\"guest\" href=\"https://ben.example/\">Ben Hill</podcast:person><description>With Cleo Reed.</description>";
        _publisher.ServeFeed("one");
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(5), "audio/mpeg");
        _host = await OpsHost.StartAsync();
        TinyModel.PutInto(_host.Data.Models, "tiny");
        _episode = await _host.AddAsync(_publisher);
        _show = (await Podcasts.ListAsync(default)).Single().Id;
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task Hosts_and_guests_are_kept_and_the_episodes_own_go_before_the_shows()
    {
        var show = await Podcasts.GetAsync(_show, default);
        var episode = await _host.Get<EpisodesOrchestrator>().GetAsync(_episode, default);
        await _host.TamperAsync($"""UPDATE "Episodes" SET "Persons" = NULL""");
        var without = await _host.Get<EpisodesOrchestrator>().GetAsync(_episode, default);

        Assert.Equal(new PersonDetails("Ada Shore", "host", "cast", null, null), Assert.Single(show.Persons));
        Assert.Equal(new PersonDetails("Ben Hill", "guest", "cast", null, "https://ben.example/"), Assert.Single(episode.Persons));
        Assert.Equal("Ada Shore", Assert.Single(without.Persons).Name);
    }

    [Fact]
    public async Task The_recogniser_is_told_the_feeds_language_and_the_names_that_may_come_up()
    {
        await Podcasts.SaveSettingsAsync(_show, new("tiny", null, null, ["Kubernetes"]), default);

        var asked = await AskedAsync(new());

        Assert.Equal(("en", null), (asked.LanguageHint, asked.Language));
        Assert.Equal(["Kubernetes", "Ben Hill", "Ada Shore", "Tests on the air", "Cleo Reed"], asked.Vocabulary);
    }

    [Fact]
    public async Task A_show_is_heard_as_it_is_set_unless_a_request_says_otherwise()
    {
        await Podcasts.SaveSettingsAsync(_show, new("tiny", "de", "translate", []), default);

        var asked = await AskedAsync(new());
        var otherwise = await AskedAsync(new() { Language = "fr", Task = "transcribe", Prompt = "Hello.", BeamSize = 5, Sequential = true, WordTimes = false });

        Assert.Equal(("de", TranscribeTask.Translate, 1, false, true), (asked.Language, asked.Task, asked.BeamSize, asked.Sequential, asked.WordTimes));
        Assert.Equal(
            ("fr", TranscribeTask.Transcribe, "Hello.", 5, true, false),
            (otherwise.Language, otherwise.Task, otherwise.Prompt, otherwise.BeamSize, otherwise.Sequential, otherwise.WordTimes));
    }

    [Fact]
    public async Task What_the_model_cannot_do_is_refused_with_a_way_out()
    {
        var translate = await Assert.ThrowsAsync<UnprocessableException>(() => Podcasts.SaveSettingsAsync(_show, new("tiny.en", null, "translate", []), default));
        var german = await Assert.ThrowsAsync<UnprocessableException>(() => Podcasts.SaveSettingsAsync(_show, new("tiny.en", "de", null, []), default));
        var missing = await Assert.ThrowsAsync<UnprocessableException>(() => Podcasts.SaveSettingsAsync(_show, new("large-v9", null, null, []), default));
        var nowhere = await Assert.ThrowsAsync<NotFoundException>(() => Podcasts.GetSettingsAsync("aaaaaaaaaaaa", default));

        Assert.Contains("Choose a multilingual model", translate.Message, StringComparison.Ordinal);
        Assert.Contains("choose a multilingual model", german.Message, StringComparison.Ordinal);
        Assert.Contains("There is no model large-v9", missing.Message, StringComparison.Ordinal);
        Assert.Contains("There is no show", nowhere.Message, StringComparison.Ordinal);
        Assert.Null((await Podcasts.GetSettingsAsync(_show, default)).Model);
    }

    [Theory]
    [InlineData("""UPDATE "PodcastSettings" SET "Language" = 'Klingon'""")]
    [InlineData("""UPDATE "PodcastSettings" SET "Task" = 'sing'""")]
    public async Task Broken_settings_are_set_aside_and_can_be_set_anew(string sql)
    {
        await Podcasts.SaveSettingsAsync(_show, new("tiny", "de", null, ["a"]), default);
        await _host.QueryAsync(database => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(database.Database, sql));

        var broken = await Podcasts.GetSettingsAsync(_show, default);
        var healed = await Podcasts.SaveSettingsAsync(_show, new("tiny", "fr", null, [" b\nc ", "", "b c"]), default);

        Assert.Equal((null, null, 0), (broken.Model, broken.Language, broken.Vocabulary.Count));
        Assert.Equal(("tiny", "fr", "b c"), (healed.Model, healed.Language, Assert.Single(healed.Vocabulary)));
    }

    [Fact]
    public async Task Broken_persons_are_set_aside_and_healed_by_a_refresh()
    {
        await _host.TamperAsync($$"""UPDATE "Episodes" SET "Persons" = '[{}]'""");

        Assert.Empty((await Podcasts.GetAsync(_show, default)).Episodes);
        Assert.Single((await Podcasts.RefreshAsync(_show, default)).Episodes);
    }

    private async Task<TranscribeParameters> AskedAsync(TranscribeSettings settings)
    {
        var transcribe = _host.Get<TranscribeOrchestrator>();
        await transcribe.StartAsync(_episode, settings, default);
        var done = await Eventually.BecomesAsync(() => transcribe.StatusAsync(_episode, default), status => JobState.IsTerminal(status.State));
        Assert.Equal((JobState.Done, null), (done.State, done.Error));
        return _host.Engines.Asked.Last();
    }
}
