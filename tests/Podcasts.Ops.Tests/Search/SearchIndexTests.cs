using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Health;
using Podcasts.Ops.Health.Storage;
using Podcasts.Ops.Search;

namespace Podcasts.Ops.Tests.Search;

/// <summary>An index that is gone, broken or incomplete is found and made again.</summary>
public sealed class SearchIndexTests : IAsyncLifetime
{
    private SpokenShow _show = null!;

    public async Task InitializeAsync()
    {
        _show = await SpokenShow.StartAsync();
        await _show.HearAsync(_show.One);
        Assert.NotEmpty(await FindAsync());
    }

    public async Task DisposeAsync() => await _show.DisposeAsync();

    [Fact]
    public async Task An_index_that_is_lost_is_told_of_and_repaired()
    {
        await RunAsync(TestPostgres.IsChosen ? """ALTER TABLE "Passages" DROP COLUMN "Terms" """ : """DROP TABLE "PassageIndex" """);
        var refusal = await Assert.ThrowsAsync<UnavailableException>(FindAsync);

        await AssertRepairedAsync();

        Assert.Equal(ISearchIndex.Broken, refusal.Message);
        Assert.NotEmpty(await FindAsync());
    }

    [Fact]
    public async Task An_index_that_has_missed_a_change_is_told_of_and_repaired()
    {
        if (!TestPostgres.IsChosen) // PostgreSQL computes it by itself.
        {
            await RunAsync("""INSERT INTO "PassageIndex" ("PassageIndex") VALUES ('delete-all')""");

            await AssertRepairedAsync();
        }

        Assert.NotEmpty(await FindAsync());
    }

    [Fact]
    public async Task A_trigger_that_is_lost_is_made_again_and_what_it_missed_is_indexed()
    {
        await RunAsync(TestPostgres.IsChosen ? """DROP TRIGGER unindexed_segments_mark ON "Segments" """ : """DROP TRIGGER "Unindexed_Segments_update" """);
        await RunAsync("""UPDATE "Segments" SET "Text" = 'The submarine rose.', "Words" = NULL""");

        await AssertRepairedAsync();

        Assert.NotEmpty(await FindAsync("submarine"));
    }

    [Fact]
    public async Task A_passage_that_was_tampered_with_is_made_again()
    {
        await RunAsync("""UPDATE "Passages" SET "Starts" = 'nonsense'""");

        Assert.Empty(await FindAsync());
        var report = await _show.Host.Get<HealthOrchestrator>().StorageAsync(thorough: false, default);
        await _show.Host.Get<HealthOrchestrator>().RepairStorageAsync([.. report.SetAside.Select(finding => finding.Id)], default);

        Assert.NotEmpty(await FindAsync());
    }

    [Fact]
    public async Task Two_episodes_of_the_same_minute_have_passages_of_their_own()
    {
        await _show.HearAsync(_show.Two);
        await RunAsync("""UPDATE "Episodes" SET "Published" = NULL""");

        Assert.Equal(new[] { _show.One, _show.Two }.Order(), (await FindAsync()).Select(hit => hit.Episode).Distinct().Order());
        Assert.All(await FindAsync(), hit => Assert.Null(hit.Published));
    }

    private async Task AssertRepairedAsync()
    {
        var health = _show.Host.Get<HealthOrchestrator>();
        var report = await health.StorageAsync(thorough: false, default);
        var finding = Assert.Single(report.Findings);
        Assert.Equal((StorageGroup.Search, StorageAction.IndexAgain), (finding.Group, finding.Repair!.Action));

        Assert.True(Assert.Single(await health.RepairStorageAsync([finding.Id], default)).Repaired);

        Assert.True((await health.StorageAsync(thorough: true, default)).Sound);
    }

    private async Task<IReadOnlyList<HitDetails>> FindAsync(string query) =>
        (await _show.Host.Get<SearchOrchestrator>().SearchAsync(new(query, null, null, null, null, 100, null), default)).Hits;

    private Task<IReadOnlyList<HitDetails>> FindAsync() => FindAsync("words");

    private Task<int> RunAsync(string sql) => _show.Host.QueryAsync(database => database.Database.ExecuteSqlRawAsync(sql));
}
