using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Episodes;
using Podcasts.Core.Transcripts.Reading;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts;

/// <summary>Transcripts that were made elsewhere, kept beside ours and never mixed with it.</summary>
public sealed class OtherTranscripts(IDbContextFactory<PodcastsDbContext> databases, EpisodesOrchestrator episodes, SetAside setAside, TimeProvider time)
{
    private const int MostAttempts = 5;
    private const int LongestName = 200;

    /// <summary>Those of an episode, the publisher's first.</summary>
    /// <exception cref="NotFoundException">There is no such episode.</exception>
    public async Task<IReadOnlyList<OtherTranscriptDetails>> ListAsync(string episode, CancellationToken cancellationToken)
    {
        await episodes.ReadAsync(episode, cancellationToken);
        return [.. (await RowsAsync(episode, cancellationToken)).Select(OtherTranscriptDetails.From)];
    }

    /// <summary>Keeps a file as a transcript of an episode; the same file twice is one.</summary>
    /// <exception cref="Core.PodcastsCoreException">It is no transcript with times.</exception>
    public async Task<OtherTranscript> AttachAsync(string episode, string name, byte[] file, string? charset, CancellationToken cancellationToken)
    {
        await episodes.ReadAsync(episode, cancellationToken);
        var text = TranscriptParser.Decode(file, charset);
        var segments = TranscriptParser.Parse(text);
        var id = Ids.OtherTranscript(episode, text);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(await StoreAsync(id, episode, Shown(name), text, cancellationToken), segments);
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // Somebody attached the same file, or took it away, at this very moment.
            }
        }
    }

    /// <summary>Deletes one that was attached.</summary>
    /// <exception cref="ConflictException">It is the publisher's, which would come back with the feed.</exception>
    public async Task DetachAsync(string episode, string id, CancellationToken cancellationToken)
    {
        if ((await RowAsync(episode, id, cancellationToken)).Source == OtherTranscriptRecord.Publisher)
        {
            throw new ConflictException("This is the publisher's own transcript, which its feed offers; it stays as long as the show does. Only transcripts that were attached can be taken away.");
        }

        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.OtherTranscripts.Where(o => o.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>One of them with its text.</summary>
    /// <exception cref="NotFoundException">There is no such transcript, or it has not been taken yet.</exception>
    public async Task<OtherTranscript> GetAsync(string episode, string id, CancellationToken cancellationToken)
    {
        var row = await RowAsync(episode, id, cancellationToken);
        return row.File is { } file
            ? new(OtherTranscriptDetails.From(row), TranscriptParser.Parse(file))
            : throw new NotFoundException($"The publisher's transcript is not here yet. {row.Problem ?? "It is fetched soon after the feed was read."} POST /api/transcripts/{episode}/others/{id}/take tries at once.");
    }

    /// <summary>All of an episode that are here, for those who search.</summary>
    internal async Task<IReadOnlyList<OtherTranscript>> ReadAsync(string episode, CancellationToken cancellationToken) =>
    [
        .. (await RowsAsync(episode, cancellationToken)).Where(row => row.File is not null).Select(row => new OtherTranscript(OtherTranscriptDetails.From(row), TranscriptParser.Parse(row.File!))),
    ];

    /// <summary>Notes where the publisher offers transcripts, in the transaction in which the feed is stored. One that has moved is taken anew.</summary>
    internal static async Task LinkAsync(PodcastsDbContext database, string podcast, IReadOnlyList<Episode> feed, long now, CancellationToken cancellationToken)
    {
        var offered = feed.Where(episode => episode.Transcript is not null).ToList();
        if (offered.Count == 0)
        {
            return;
        }

        var known = await database.OtherTranscripts.IgnoreQueryFilters()
            .Where(o => o.Source == OtherTranscriptRecord.Publisher && database.Episodes.Any(e => e.Id == o.EpisodeId && e.PodcastId == podcast))
            .ToDictionaryAsync(o => o.Id, cancellationToken);
        var stored = database.Episodes.Local.Select(episode => episode.Id).ToHashSet();
        foreach (var (guid, link) in offered.Select(episode => (episode.Guid, episode.Transcript!)))
        {
            var episode = Ids.Episode(podcast, guid);
            var id = Ids.OtherTranscript(episode, OtherTranscriptRecord.Publisher);
            if (!known.TryGetValue(id, out var row) && stored.Contains(episode))
            {
                row = new OtherTranscriptRecord { Id = id, EpisodeId = episode, Source = OtherTranscriptRecord.Publisher, Name = link.Url.Host, Added = now };
                database.Add(row);
            }

            if (row is not null && (row.Url != link.Url.AbsoluteUri || row.SetAsideReason is not null))
            {
                row.File = row.SetAsideReason is null ? row.File : null;
                (row.Url, row.Name, row.Language, row.Tried, row.Problem, row.SetAsideReason) = (link.Url.AbsoluteUri, link.Url.Host, link.Language, null, null, null);
            }
        }
    }

    internal async Task<OtherTranscriptRecord> RowAsync(string episode, string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadOneAsync(database.OtherTranscripts.Where(o => o.Id == id && o.EpisodeId == episode), cancellationToken)
            ?? throw new NotFoundException($"This episode has no transcript {id} from elsewhere. GET /api/transcripts/{episode}/others lists those that it has.");
    }

    private async Task<OtherTranscriptDetails> StoreAsync(string id, string episode, string name, string text, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.OtherTranscripts.IgnoreQueryFilters().SingleOrDefaultAsync(o => o.Id == id, cancellationToken);
        if (row is null)
        {
            row = new OtherTranscriptRecord { Id = id, EpisodeId = episode, Source = OtherTranscriptRecord.Import, Name = "", Added = time.GetUtcNow().ToUnixTimeMilliseconds() };
            database.Add(row);
        }

        (row.Name, row.File, row.SetAsideReason) = (name, text, null);
        await database.SaveChangesAsync(cancellationToken);
        return OtherTranscriptDetails.From(row);
    }

    private async Task<List<OtherTranscriptRecord>> RowsAsync(string episode, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await setAside.ReadAsync(database.OtherTranscripts.Where(o => o.EpisodeId == episode).OrderByDescending(o => o.Source).ThenBy(o => o.Added), cancellationToken);
    }

    private static string Shown(string name)
    {
        var shown = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return shown.Length == 0 ? "A transcript" : shown[..Math.Min(shown.Length, LongestName)];
    }
}
