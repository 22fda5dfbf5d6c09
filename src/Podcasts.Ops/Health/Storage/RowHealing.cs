using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Audit;
using Podcasts.Ops.Bookmarks;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Feeds;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Keys;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Search;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;
using Podcasts.Ops.Transcripts.Editing;
using Podcasts.Ops.Users;

namespace Podcasts.Ops.Health.Storage;

/// <summary>How a row can be made anew.</summary>
/// <param name="Repair">What it means to a person.</param>
/// <param name="Work">Does it, and says so.</param>
internal sealed record RowHealer(StorageRepair Repair, Func<CancellationToken, Task<string>> Work);

/// <summary>Knows where rows come from: a feed, a recording, or a person, whose words only that person can give again.</summary>
internal sealed class RowHealing(IDbContextFactory<PodcastsDbContext> databases, PodcastImport import, TranscribeOrchestrator transcribe, DiarizeOrchestrator diarize)
{
    /// <summary>What a person calls a row.</summary>
    public static string NameOf(StoredRow row) => row switch
    {
        PodcastRecord show => $"The show {(string.IsNullOrWhiteSpace(show.Title) ? show.Id : show.Title)}",
        EpisodeRecord episode => $"The episode {(string.IsNullOrWhiteSpace(episode.Title) ? episode.Id : episode.Title)}",
        TranscriptRecord => "A transcript",
        SegmentRecord => "A passage of a transcript",
        SpeechRecord => "A stretch of speech",
        JobRecord job => $"The state of work on episode {job.EpisodeId}",
        HeardSpeakersRecord heard => $"Who speaks in episode {heard.EpisodeId}",
        TranscriptEditRecord => "A correction of the text",
        SpeakerEditRecord => "A correction of who speaks",
        PersonRecord person => $"The person {person.Name}",
        VoicePrintRecord => "A voice print",
        BookmarkRecord => "A bookmark",
        UserRecord user => $"The user {user.Name}",
        KeyRecord => "A key",
        AuditRecord => "A note of who did what",
        PodcastSettingsRecord => "The settings of a show",
        FeedCheckRecord => "When a show's feed is due",
        PassageRecord => "A passage for the search",
        FeedRecord => "A feed as it was read",
        OtherTranscriptRecord other => $"The transcript {other.Name}",
        _ => "A row of the app's own",
    };

    /// <summary>How the row is made anew, or null where it can only be set aside.</summary>
    public async Task<RowHealer?> OfAsync(StoredRow row, CancellationToken cancellationToken) => row switch
    {
        PodcastRecord show => ReadFeedAgain(show.Id),
        EpisodeRecord episode => ReadFeedAgain(episode.PodcastId),
        FeedRecord feed => ReadFeedAgain(feed.PodcastId),
        TranscriptRecord transcript => TranscribeAgain(transcript.EpisodeId),
        SegmentRecord segment => TranscribeAgain(await EpisodeOfAsync(segment.TranscriptId, cancellationToken)),
        PassageRecord passage => IndexAgain(passage.EpisodeId),
        HeardSpeakersRecord heard => IdentifyAgain(heard.EpisodeId),
        _ => null,
    };

    private RowHealer ReadFeedAgain(string podcast) => new(
        new(StorageAction.ReadFeedAgain, "The show's feed is read again, which writes the row anew.", "Downloads the feed, mostly less than 10 MB."),
        async cancellationToken =>
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            var address = await database.Podcasts.IgnoreQueryFilters().Where(p => p.Id == podcast).Select(p => p.RequestedUrl).SingleOrDefaultAsync(cancellationToken);
            if (!Uri.TryCreate(address, UriKind.Absolute, out var feed) || feed.Scheme is not ("http" or "https"))
            {
                throw new UnprocessableException("The address of the show's feed is lost, so the row stays set aside. Add the show again by its address.");
            }

            await import.StoreAsync(podcast, feed, await import.FetchAsync(feed, cancellationToken), cancellationToken);
            return "The feed was read again; what it still lists is as it should be, and what it has dropped stays set aside.";
        });

    private RowHealer? TranscribeAgain(string? episode) => episode is null ? null : new(
        new(StorageAction.TranscribeAgain, "The episode is transcribed again; what can be read stays until that is finished.", "Computing time, as for any transcription."),
        async cancellationToken =>
        {
            await transcribe.StartAsync(episode, new(), cancellationToken);
            return "The transcription is queued; the episode's page shows it.";
        });

    private RowHealer IdentifyAgain(string episode) => new(
        new(StorageAction.IdentifyAgain, "The episode's speakers are identified again; what people have corrected stays.", "Computing time, as for any identification."),
        async cancellationToken =>
        {
            await diarize.StartAsync(episode, DiarizeHints.None, cancellationToken);
            return "The identification of speakers is queued; the episode's page shows it.";
        });

    private RowHealer IndexAgain(string episode) => new(
        new(StorageAction.IndexAgain, "The episode's passages are made again of its transcript."),
        async cancellationToken =>
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            if (!await database.Unindexed.IgnoreQueryFilters().AnyAsync(u => u.EpisodeId == episode, cancellationToken)
                && await database.Episodes.AnyAsync(e => e.Id == episode, cancellationToken))
            {
                database.Add(new UnindexedRecord { EpisodeId = episode, Stamp = 0 });
                await database.SaveChangesAsync(cancellationToken);
            }

            return "The episode is indexed again in a moment.";
        });

    private async Task<string?> EpisodeOfAsync(string transcript, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Transcripts.IgnoreQueryFilters().Where(t => t.Id == transcript).Select(t => t.EpisodeId).SingleOrDefaultAsync(cancellationToken);
    }
}
