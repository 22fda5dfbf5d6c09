using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Storage.Postgres;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Storage;

public sealed class MigrationTests
{
    [Fact]
    public async Task A_data_folder_of_the_first_version_reads_on()
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-old-").FullName;
        await WriteAsync(Path.Combine(folder, "podcasts.db"));

        await using (var host = await OpsHost.StartAsync(folder, ("Storage:Database", "sqlite")))
        {
            var transcript = await host.Get<TranscriptsOrchestrator>().GetAsync("eeeeeeeeeeee", default);
            var job = await host.Get<TranscribeOrchestrator>().StatusAsync("eeeeeeeeeeee", default);

            var segment = Assert.Single(transcript.Segments);
            Assert.Equal(("Hello.", 0, null), (segment.Text, segment.Words.Count, segment.Confidence));
            Assert.Equal((JobState.Done, TranscribeTasks.Transcribe), (job.State, job.Task));
            Assert.DoesNotContain(host.Logs.Lines, line => line.Text.Contains("set aside", StringComparison.Ordinal));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_job_that_an_older_version_left_unfinished_goes_on_where_it_stood()
    {
        await using var publisher = await Publisher.StartAsync();
        publisher.ServeFile("/1.mp3", await Sound.FileAsync(60), "audio/mpeg");
        var folder = Directory.CreateTempSubdirectory("podcasts-old-").FullName;
        await WriteAsync(
            Path.Combine(folder, "podcasts.db"),
            $"""
            UPDATE Episodes SET AudioUrl = '{publisher.Address}1.mp3';
            UPDATE Transcripts SET Finished = NULL;
            UPDATE Transcribes SET State = 'running', Stage = 'recognize', Percent = 17, TotalSeconds = 60;
            """);

        await using (var host = await OpsHost.StartAsync(folder, ("Storage:Database", "sqlite")))
        {
            var done = await Eventually.BecomesAsync(() => host.Get<TranscribeOrchestrator>().StatusAsync("eeeeeeeeeeee", default), status => JobState.IsTerminal(status.State));

            Assert.Equal((JobState.Done, null), (done.State, done.Error));
            Assert.Equal(["prepare", "recognize", "finalize"], (await host.QueryAsync(database => database.WorkItems.OrderBy(item => item.Finished).Select(item => item.Name).ToListAsync())));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_changed_model_has_its_migration_for_both_databases()
    {
        using var sqlite = new DesignTimeFactory().CreateDbContext([]);
        using var postgres = new PostgresDesignTimeFactory().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges(), "Run eng/add-migration NAME.");
        Assert.False(postgres.Database.HasPendingModelChanges(), "Run eng/add-migration NAME.");
    }

    private static async Task WriteAsync(string path, string more = "")
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString;
        await using var database = new PodcastsDbContext(new DbContextOptionsBuilder<PodcastsDbContext>().UseSqlite(source).Options);
        await database.GetService<IMigrator>().MigrateAsync("Initial");
        await database.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO Podcasts (Id, RequestedUrl, FeedUrl, Title, Description, Author, Added, Refreshed)
                VALUES ('pppppppppppp', 'https://show.example/feed.xml', 'https://show.example/feed.xml', 'Show', '', '', 1700000000000, 1700000000000);
            INSERT INTO Episodes (Id, PodcastId, Guid, Title, Notes, AudioUrl)
                VALUES ('eeeeeeeeeeee', 'pppppppppppp', 'g', 'Episode', '', 'https://show.example/1.mp3');
            INSERT INTO Transcripts (Id, EpisodeId, Model, Language, DurationSeconds, Finished) VALUES ('t', 'eeeeeeeeeeee', 'tiny.en', 'en', 5, 1700000000000);
            INSERT INTO Segments (TranscriptId, Position, StartSeconds, EndSeconds, Text) VALUES ('t', 0, 0, 5, 'Hello.');
            INSERT INTO Transcribes (EpisodeId, State, Stage, Model, TranscriptId, Epoch, Attempt, FruitlessAttempts, Percent, ProcessedSeconds, TotalSeconds, CorrelationId, Requested)
                VALUES ('eeeeeeeeeeee', 'done', 'finalize', 'tiny.en', 't', 1, 1, 0, 100, 5, 5, 'c', 1700000000000);
            """);
        await database.Database.ExecuteSqlRawAsync(more.Length > 0 ? more : "SELECT 1");
    }
}
