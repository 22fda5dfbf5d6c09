using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>Episodes: read one, hear our copy of its audio, see its artwork.</summary>
public sealed class EpisodesOrchestrator(
    IDbContextFactory<PodcastsDbContext> databases, EpisodeAudio audio, AudioFetches fetches, PreparedAudio prepared, EpisodeChapters chapters, Artwork artwork, SetAside setAside)
{
    /// <exception cref="NotFoundException">There is no such episode.</exception>
    public async Task<EpisodeDetails> GetAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await ReadAsync(id, cancellationToken);
        var podcast = await PodcastOfAsync(row, cancellationToken);
        var transcript = await database.Transcripts.Where(t => t.EpisodeId == id && t.Finished != null).OrderByDescending(t => t.Finished)
            .Select(t => new { t.AudioFile, t.DurationSeconds }).FirstOrDefaultAsync(cancellationToken);
        return EpisodeDetails.From(row, podcast, transcript is not null) with
        {
            TranscribedFrom = transcript?.AudioFile is { } heard ? AudioCopy.Of(heard, transcript.DurationSeconds) : null,
        };
    }

    /// <summary>Our own copy of the audio.</summary>
    /// <exception cref="NotFoundException">There is no such episode, or no copy of it yet.</exception>
    public async Task<StoredFile> AudioAsync(string id, CancellationToken cancellationToken) =>
        await audio.FindAsync(await ReadAsync(id, cancellationToken), cancellationToken)
        ?? throw new NotFoundException("The audio of this episode is not stored here yet. Press \"Transcribe this episode\" (or POST /api/transcribe/" + id + ") to download it.");

    /// <summary>Fetches the publisher's audio without hearing it, or joins whoever does.</summary>
    /// <exception cref="NotFoundException">There is no such episode.</exception>
    public async Task<AudioFetchStatus> FetchAudioAsync(string id, CancellationToken cancellationToken) =>
        fetches.Start((await ReadAsync(id, cancellationToken)).Id);

    /// <summary>How that goes, until it has ended.</summary>
    /// <exception cref="NotFoundException">Nobody has asked for it since the app started.</exception>
    public IAsyncEnumerable<AudioFetchStatus> AudioProgressAsync(string id, CancellationToken cancellationToken) => fetches.WatchAsync(id, cancellationToken);

    /// <summary>What its sound looks like.</summary>
    /// <exception cref="NotFoundException">There is no such episode, or its audio has not been prepared yet.</exception>
    public async Task<EpisodePeaks> PeaksAsync(string id, CancellationToken cancellationToken) =>
        await prepared.PeaksAsync(await ReadAsync(id, cancellationToken), cancellationToken)
        ?? throw new NotFoundException("The waveform of this episode is not drawn yet: that is done once its audio is here. Press \"Transcribe this episode\" (or POST /api/transcribe/" + id + ").");

    /// <summary>Its chapters, as the publisher has set them, in order of time; empty where there are none.</summary>
    /// <exception cref="Core.PodcastsCoreException">They are not here yet and cannot be fetched, or what is fetched are none.</exception>
    public async Task<IReadOnlyList<ChapterDetails>> ChaptersAsync(string id, CancellationToken cancellationToken) =>
        await chapters.OfAsync(await ReadAsync(id, cancellationToken), cancellationToken);

    /// <summary>The episode's artwork, or else its show's, from our own copy.</summary>
    public async Task<StoredFile> ImageAsync(string id, CancellationToken cancellationToken)
    {
        var row = await ReadAsync(id, cancellationToken);
        return await artwork.OpenAsync(row.ImageUrl ?? (await PodcastOfAsync(row, cancellationToken))?.ImageUrl, cancellationToken);
    }

    internal async Task<EpisodeRecord> ReadAsync(string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadOneAsync(database.Episodes.Where(e => e.Id == id), cancellationToken)
            ?? throw new NotFoundException($"There is no episode {id}. Its show may have been deleted; GET /api/podcasts lists the shows that are here.");
    }

    private async Task<PodcastRecord?> PodcastOfAsync(EpisodeRecord row, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadOneAsync(database.Podcasts.Where(p => p.Id == row.PodcastId), cancellationToken);
    }
}
