using System.Globalization;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Search;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Search;

/// <summary>Everything that was said is found: the same on both databases, as it is shown, and at once.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private SpokenShow _show = null!;

    public async Task InitializeAsync()
    {
        _show = await SpokenShow.StartAsync();
        _show.Host.Engines.Says = window =>
        [
            new HeardSegment(window.Start, window.Start + TimeSpan.FromSeconds(5), "The high tide came over the well-known harbour wall.", new(-0.2, 0, 1.5, 0)),
            new HeardSegment(window.Start + TimeSpan.FromSeconds(5), window.Start + TimeSpan.FromSeconds(9), "Nobody at the Café had seen the tide so high.", new(-0.2, 0, 1.5, 0)),
        ];
        await _show.HearAsync(_show.One);
    }

    public async Task DisposeAsync() => await _show.DisposeAsync();

    [Fact]
    public async Task Words_phrases_and_beginnings_are_found_and_nothing_else()
    {
        foreach (var query in new[] { "tide", "TIDE harbour", "\"high tide\"", "\"wall nobody\"", "harb*", "\"known harb\"*", "\"the well known harb\"*", "\"tide so high\"", "well-known", "cafe", "CAFÉ tide" })
        {
            Assert.True((await SearchAsync(query)).Hits.Count > 0, query);
        }

        foreach (var query in new[] { "\"tide high\"", "\"high tide so\"", "\"the harb\"*", "harb", "tide submarine", "and or not near", "words" })
        {
            Assert.False((await SearchAsync(query)).Hits.Count > 0, query);
        }
    }

    [Fact]
    public async Task A_hit_says_where_it_is_and_when_its_first_word_is_said()
    {
        var hit = (await SearchAsync("seen")).Hits[0];

        Assert.Equal((_show.One, "Episode one", _show.Podcast, "Tests on the air", "Speaker 1", PassageSource.Own), (hit.Episode, hit.EpisodeTitle, hit.Podcast, hit.PodcastTitle, hit.Speaker, hit.Source));
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 10, 0, 0, TimeSpan.Zero), hit.Published);
        Assert.All(hit.Snippet, piece => Assert.Equal(piece.Found, piece.Text == "seen"));
        Assert.InRange(hit.Start.TotalSeconds, 7, 8); // The sixth of nine words from 5 s to 9 s.
    }

    [Fact]
    public async Task What_was_made_elsewhere_is_found_as_such_until_it_is_taken_away()
    {
        var captions = "WEBVTT\n\n00:41.000 --> 00:44.000\n<v Ann>The submarine rose at dawn."u8.ToArray();
        var others = _show.Host.Get<OtherTranscripts>();
        var heard = await others.AttachAsync(_show.One, "one.vtt", captions, null, default);
        var unheard = await others.AttachAsync(_show.Two, "two.vtt", captions, null, default);

        var hits = (await SearchAsync("submarine")).Hits;

        Assert.Equal(new[] { _show.One, _show.Two }.Order(), hits.Select(hit => hit.Episode).Order());
        Assert.All(hits, hit => Assert.Equal((PassageSource.Imported, "Ann", 41), (hit.Source, hit.Speaker, Math.Floor(hit.Start.TotalSeconds))));
        Assert.All((await SearchAsync("tide")).Hits, hit => Assert.Equal(PassageSource.Own, hit.Source));

        await others.DetachAsync(_show.One, heard.Details.Id, default);
        await others.DetachAsync(_show.Two, unheard.Details.Id, default);
        Assert.Empty((await SearchAsync("submarine")).Hits);
        Assert.NotEmpty((await SearchAsync("tide")).Hits);
    }

    [Fact]
    public async Task Hits_can_be_of_one_show_one_speaker_and_some_days()
    {
        Assert.NotEmpty((await SearchAsync("tide", podcast: _show.Podcast)).Hits);
        Assert.Empty((await SearchAsync("tide", podcast: "aaaaaaaaaaaa")).Hits);
        Assert.All((await SearchAsync("tide", speaker: "spéaker 2")).Hits, hit => Assert.Equal("Speaker 2", hit.Speaker));
        Assert.Empty((await SearchAsync("tide", speaker: "Speaker")).Hits);
        Assert.NotEmpty((await SearchAsync("tide", from: "2024-01-01", to: "2024-01-01")).Hits);
        Assert.Empty((await SearchAsync("tide", from: "2024-01-02")).Hits);
        Assert.Empty((await SearchAsync("tide", to: "2023-12-31")).Hits);
    }

    [Fact]
    public async Task The_newest_episode_comes_first_and_pages_follow_one_another()
    {
        await _show.HearAsync(_show.Two);
        var all = (await SearchAsync("tide")).Hits;

        var (pages, after) = (new List<HitDetails>(), (long?)null);
        do
        {
            var page = await SearchAsync("tide", take: 1, after: after);
            Assert.Single(page.Hits);
            pages.AddRange(page.Hits);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(all.Select(hit => (hit.Episode, hit.Start)), pages.Select(hit => (hit.Episode, hit.Start)));
        Assert.Equal(_show.Two, all[0].Episode);
        Assert.Equal(all.OrderByDescending(hit => hit.Published).ThenBy(hit => hit.Start), all);
    }

    [Fact]
    public async Task A_speaker_who_is_named_can_be_searched_by_that_name_at_once()
    {
        await _show.Transcripts.NameSpeakerAsync(_show.One, "1", "Ada Shore", null, default);

        var found = await SearchAsync("tide", speaker: "ada shore");

        Assert.Equal(0, found.Unindexed);
        Assert.NotEmpty(found.Hits);
        Assert.All(found.Hits, hit => Assert.Equal("Ada Shore", hit.Speaker));
        Assert.Empty((await SearchAsync("tide", speaker: "Speaker 1")).Hits);
    }

    [Fact]
    public async Task A_correction_is_found_at_once_and_what_it_replaced_is_not()
    {
        var first = (await _show.Transcripts.GetAsync(_show.One, default)).Segments[0];
        await _show.Transcripts.EditAsync(_show.One, first.Id, first.Revision, "The high lantern came over the harbour wall.", false, default);

        Assert.Equal("lantern", (await SearchAsync("\"high lantern\"")).Hits.Single().Snippet.First(piece => piece.Found).Text.Split(' ')[^1]);

        await _show.Transcripts.UndoAsync(_show.One, default);
        Assert.Empty((await SearchAsync("lantern")).Hits);
    }

    [Fact]
    public async Task A_change_of_the_text_that_nobody_told_of_is_found()
    {
        await _show.Host.TamperAsync($"""UPDATE "Segments" SET "Text" = 'The submarine rose.', "Words" = NULL WHERE "Position" = 0""");

        Assert.NotEmpty((await SearchAsync("submarine")).Hits);
        Assert.DoesNotContain((await SearchAsync("\"over the well known harbour\"")).Hits, hit => hit.Start == TimeSpan.Zero);
    }

    [Fact]
    public async Task What_is_heard_again_takes_the_place_of_what_was_heard_before()
    {
        _show.Host.Engines.Says = window => [new HeardSegment(window.Start, window.End, "A dragon slept.", new(-0.2, 0, 1.5, 0))];

        await _show.TranscribeAsync(_show.One);

        Assert.NotEmpty((await SearchAsync("dragon")).Hits);
        Assert.Empty((await SearchAsync("tide")).Hits);
    }

    [Fact]
    public async Task A_show_that_is_deleted_is_not_found_any_more()
    {
        Assert.NotEmpty((await SearchAsync("tide")).Hits);

        await _show.Host.Get<PodcastsOrchestrator>().DeleteAsync(_show.Podcast, default);

        Assert.Empty((await SearchAsync("tide")).Hits);
    }

    private Task<SearchDetails> SearchAsync(string query, string? podcast = null, string? speaker = null, string? from = null, string? to = null, int take = 100, long? after = null) =>
        _show.Host.Get<SearchOrchestrator>().SearchAsync(new(query, podcast, speaker, Day(from), Day(to), take, after), default);

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
