using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
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

        await using (var host = await OpsHost.StartAsync(folder))
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

    private static async Task WriteAsync(string path)
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
    }
}
