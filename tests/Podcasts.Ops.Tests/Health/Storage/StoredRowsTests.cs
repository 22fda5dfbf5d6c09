using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Ops.Credentials;
using Podcasts.Ops.Health;
using Podcasts.Ops.Health.Storage;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Tests.Health.Storage;

/// <summary>Rows of every table are held to their rules, also those that nobody reads.</summary>
public sealed class StoredRowsTests : IAsyncLifetime
{
    private SpokenShow _show = null!;

    private HealthOrchestrator Health => _show.Host.Get<HealthOrchestrator>();

    public async Task InitializeAsync()
    {
        _show = await SpokenShow.StartAsync();
        await _show.KeepVoicesAsync();
        await _show.HearAsync(_show.One);
    }

    public async Task DisposeAsync() => await _show.DisposeAsync();

    [Fact]
    public async Task No_table_is_passed_over()
    {
        var known = await _show.Host.QueryAsync(database => Task.FromResult(RowTable.Of(database).Select(table => table.Name)));
        var there = await _show.Host.QueryAsync(database => Task.FromResult(database.Model.GetEntityTypes().Select(type => type.GetTableName())));

        Assert.Equal(there.Order(), known.Order());
    }

    [Theory]
    [InlineData("""UPDATE "Podcasts" SET "Title" = ' '""", StorageAction.ReadFeedAgain)]
    [InlineData("""UPDATE "Episodes" SET "AudioUrl" = 'javascript:alert(1)' WHERE "Guid" = 'two'""", StorageAction.ReadFeedAgain)]
    [InlineData("""UPDATE "Transcripts" SET "Model" = ''""", StorageAction.TranscribeAgain)]
    [InlineData("""UPDATE "Segments" SET "EndSeconds" = -1 WHERE "Position" = 1""", StorageAction.TranscribeAgain)]
    [InlineData("""UPDATE "HeardSpeakers" SET "Turns" = 'nonsense'""", StorageAction.IdentifyAgain)]
    [InlineData("""UPDATE "Transcribes" SET "Percent" = 400""", StorageAction.SetAside)]
    [InlineData("""UPDATE "PodcastSettings" SET "Task" = 'sing'""", StorageAction.SetAside)]
    public async Task A_row_that_breaks_its_rules_is_found_and_repaired(string sql, string action)
    {
        Assert.Equal(1, await _show.Host.QueryAsync(database => database.Database.ExecuteSqlRawAsync(sql)));

        var finding = Assert.Single((await Health.StorageAsync(thorough: false, default)).Findings);
        var result = Assert.Single(await Health.RepairStorageAsync([finding.Id], default));

        Assert.Equal((StorageGroup.Rows, action), (finding.Group, finding.Repair!.Action));
        Assert.True(result.Repaired, result.Message);
        Assert.Contains(_show.Host.Logs.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("was set aside", StringComparison.Ordinal));
        if (action is StorageAction.IdentifyAgain or StorageAction.TranscribeAgain)
        {
            Assert.Equal(JobState.Done, (await _show.EndAsync(_show.One)).State);
        }

        Assert.True((await Health.StorageAsync(thorough: false, default)).Sound);
    }

    [Fact]
    public async Task A_row_that_was_set_aside_before_is_listed_and_can_be_made_anew()
    {
        await _show.Host.TamperAsync($"""UPDATE "Episodes" SET "Title" = '' WHERE "Id" = {_show.Two}""");
        await _show.Host.Get<PodcastsOrchestrator>().GetAsync(_show.Podcast, default);

        var before = await Health.StorageAsync(thorough: false, default);
        var aside = Assert.Single(before.SetAside);
        await Health.RepairStorageAsync([aside.Id], default);

        Assert.True(before.Sound);
        Assert.Contains("It was set aside: Title is empty.", aside.Message, StringComparison.Ordinal);
        Assert.Empty((await Health.StorageAsync(thorough: false, default)).SetAside);
    }

    [Fact]
    public async Task A_row_whose_owner_is_gone_is_set_aside()
    {
        if (TestPostgres.IsChosen)
        {
            return; // It does not let such a row come about.
        }

        await using (var connection = new SqliteConnection($"Data Source={_show.Host.Data.Database};Pooling=False;Foreign Keys=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO People (Id, PodcastId, Name) VALUES ('aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'Nobody''s')";
            await command.ExecuteNonQueryAsync();
        }

        var finding = Assert.Single((await Health.StorageAsync(thorough: false, default)).Findings);
        await Health.RepairStorageAsync([finding.Id], default);
        var after = await Health.StorageAsync(thorough: false, default);

        Assert.Equal(("The person Nobody's", StorageAction.SetAside), (finding.Subject, finding.Repair!.Action));
        Assert.True(after.Sound);
        Assert.Contains("Its owner is not there.", Assert.Single(after.SetAside).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_whose_keys_are_lost_is_told_and_only_a_person_can_mend_it()
    {
        await _show.Host.Get<CredentialsOrchestrator>().SaveAsync("hugging-face", "hf_0123456789abcdef", null, default);
        var folder = Directory.CreateTempSubdirectory("podcasts-secrets-").FullName;
        File.Copy(_show.Host.Data.Credentials, Path.Combine(folder, "credentials.json"));
        await using (var host = await OpsHost.StartAsync(folder))
        {
            var finding = Assert.Single((await host.Get<HealthOrchestrator>().StorageAsync(thorough: false, default)).Findings);
            var result = Assert.Single(await host.Get<HealthOrchestrator>().RepairStorageAsync([finding.Id], default));

            Assert.Equal((StorageGroup.Credentials, null), (finding.Group, finding.Repair));
            Assert.False(result.Repaired);
            Assert.Contains("enter it again", result.Message, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
