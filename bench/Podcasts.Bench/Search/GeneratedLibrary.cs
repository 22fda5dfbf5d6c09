using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Search;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Search;
using Podcasts.Ops.Storage;

namespace Podcasts.Bench.Search;

/// <summary>Shows of episodes of an hour, told by two speakers each. Every show has years of its own, so that some have ended long ago.</summary>
internal sealed class GeneratedLibrary(IDbContextFactory<PodcastsDbContext> databases, GeneratedSpeech speech, int hours)
{
    private const int Shows = 50;
    private const int PassagesAnHour = 112; // 9,000 words
    private static readonly DateTimeOffset First = new(2014, 1, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Passages that are in it, a few of them.</summary>
    public List<string> Samples { get; } = [];

    public static string Show(int number) => Ids.Podcast($"https://generated.example/{number}");

    public static string Speaker(int show, int number) => $"Speaker {"ABCDEFGHIJ"[show % 10]} {show} {number}";

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        for (var hour = 0; hour < hours; hour += 20)
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            database.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var episode = hour; episode < Math.Min(hours, hour + 20); episode++)
            {
                Add(database, episode);
            }

            await database.SaveChangesAsync(cancellationToken);
        }

        if (!await IsFileAsync(cancellationToken))
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            await database.Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken); // As autovacuum does after a while.
        }
    }

    private async Task<bool> IsFileAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return database.Database.IsSqlite();
    }

    private void Add(PodcastsDbContext database, int number)
    {
        var show = number % Shows;
        var podcast = Show(show);
        if (number < Shows)
        {
            database.Add(new PodcastRecord { Id = podcast, RequestedUrl = $"https://generated.example/{show}", FeedUrl = $"https://generated.example/{show}", Title = $"Show {show}", Description = "", Author = "", Added = 1, Refreshed = 1 });
        }

        // A third of twelve years for each show.
        var days = (show * 8 * 365 / Shows) + ((long)number * 4 * 365 / hours);
        var published = First.AddDays(days).AddMinutes(show).ToUnixTimeMilliseconds();
        var id = Ids.Episode(podcast, $"{number}");
        database.Add(new EpisodeRecord { Id = id, PodcastId = podcast, Guid = $"{number}", Title = $"Episode {number}", Notes = "", AudioUrl = "https://generated.example/a.mp3", Published = published });
        var first = PassageId.Base(id, published, _ => false);
        for (var i = 0; i < PassagesAnHour; i++)
        {
            var text = speech.Passage();
            var words = SearchWord.Of(text);
            var passage = new SearchPassage(Speaker(show, i / 4 % 2), text, words, [.. words.Select((_, word) => TimeSpan.FromSeconds((i * 32) + (word * 0.4)))]);
            database.Add(PassageRecord.From(passage, PassageId.Of(first, i), id, podcast, PassageSource.Own));
            if (i == 0 && Samples.Count < 2_000)
            {
                Samples.Add(text);
            }
        }
    }
}
