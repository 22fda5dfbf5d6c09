using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Bookmarks;

/// <summary>Seconds that people want to find again, each with a note if they like. All who use this installation share them.</summary>
public sealed class BookmarksOrchestrator(
    IDbContextFactory<PodcastsDbContext> databases, EpisodesOrchestrator episodes, TranscriptReader transcripts, SetAside setAside, TimeProvider time)
{
    /// <summary>Characters that a note can have.</summary>
    public const int LongestNote = 4_000;

    private const int LongestSaid = 400;

    /// <summary>Those of an episode, in order of time.</summary>
    /// <exception cref="NotFoundException">There is no such episode.</exception>
    public async Task<IReadOnlyList<BookmarkDetails>> OfEpisodeAsync(string episode, CancellationToken cancellationToken)
    {
        await episodes.ReadAsync(episode, cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await setAside.ReadAsync(database.Bookmarks.Where(b => b.EpisodeId == episode && b.Removed == null).OrderBy(b => b.Seconds).ThenBy(b => b.Added), cancellationToken);
        return await DescribeAsync(database, rows, cancellationToken);
    }

    /// <summary>Those of all episodes, or of a show's, the newest first.</summary>
    public async Task<BookmarkPage> ListAsync(string? podcast, int take, long? after, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var wanted = database.Bookmarks.Where(b => b.Removed == null && database.Episodes.Any(e => e.Id == b.EpisodeId && (podcast == null || e.PodcastId == podcast)));
        var rows = await setAside.ReadAsync(wanted.Where(b => after == null || b.Added < after).OrderByDescending(b => b.Added).Take(take), cancellationToken);
        return new(await DescribeAsync(database, rows, cancellationToken), rows.Count == take ? rows[^1].Added : null);
    }

    /// <exception cref="NotFoundException">There is none, or not any more.</exception>
    public async Task<BookmarkDetails> GetAsync(string bookmark, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await setAside.ReadOneAsync(database.Bookmarks.Where(b => b.Id == bookmark && b.Removed == null), cancellationToken) ?? throw Unknown(bookmark);
        return (await DescribeAsync(database, [row], cancellationToken))[0];
    }

    /// <summary>Marks a second of an episode.</summary>
    /// <exception cref="NotFoundException">There is no such episode.</exception>
    public async Task<BookmarkDetails> AddAsync(string episode, double seconds, string note, CancellationToken cancellationToken)
    {
        await episodes.ReadAsync(episode, cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);

        // Later than all others, so that a moment tells where a page of the list ends.
        var latest = await database.Bookmarks.IgnoreQueryFilters().MaxAsync(b => (long?)b.Added, cancellationToken) ?? 0;
        var row = new BookmarkRecord
        {
            Id = Ids.Bookmark(),
            EpisodeId = episode,
            Seconds = seconds,
            Note = Written(note),
            Said = await SaidAsync(episode, TimeSpan.FromSeconds(seconds), cancellationToken),
            Added = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), latest + 1),
        };
        database.Add(row);
        await database.SaveChangesAsync(cancellationToken);
        return await GetAsync(row.Id, cancellationToken);
    }

    /// <summary>Writes another note.</summary>
    /// <exception cref="NotFoundException">There is no such bookmark.</exception>
    public Task<BookmarkDetails> ChangeAsync(string bookmark, string note, CancellationToken cancellationToken) =>
        ChangeAsync(bookmark, orRemoved: false, row => row.Note = Written(note), cancellationToken);

    /// <summary>Takes a bookmark away; it can be brought back.</summary>
    /// <exception cref="NotFoundException">There is no such bookmark.</exception>
    public async Task RemoveAsync(string bookmark, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.Bookmarks.SingleOrDefaultAsync(b => b.Id == bookmark && b.Removed == null, cancellationToken) ?? throw Unknown(bookmark);
        row.Removed = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Brings a bookmark back that was taken away.</summary>
    /// <exception cref="NotFoundException">There has never been such a bookmark.</exception>
    public Task<BookmarkDetails> UndoAsync(string bookmark, CancellationToken cancellationToken) =>
        ChangeAsync(bookmark, orRemoved: true, row => row.Removed = null, cancellationToken);

    /// <summary>The notes of an episode, for those who search.</summary>
    internal async Task<IReadOnlyList<(TimeSpan At, string Note)>> NotesAsync(string episode, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await setAside.ReadAsync(database.Bookmarks.Where(b => b.EpisodeId == episode && b.Removed == null && b.Note != "").OrderBy(b => b.Seconds).ThenBy(b => b.Added), cancellationToken);
        return [.. rows.Select(row => (TimeSpan.FromSeconds(row.Seconds), row.Note))];
    }

    private async Task<BookmarkDetails> ChangeAsync(string bookmark, bool orRemoved, Action<BookmarkRecord> change, CancellationToken cancellationToken)
    {
        await using (var database = await databases.CreateDbContextAsync(cancellationToken))
        {
            var row = await database.Bookmarks.SingleOrDefaultAsync(b => b.Id == bookmark && (orRemoved || b.Removed == null), cancellationToken) ?? throw Unknown(bookmark);
            change(row);
            await database.SaveChangesAsync(cancellationToken);
        }

        return await GetAsync(bookmark, cancellationToken);
    }

    private async Task<string?> SaidAsync(string episode, TimeSpan at, CancellationToken cancellationToken)
    {
        try
        {
            var segment = (await transcripts.ReadAsync(episode, cancellationToken)).Segments.LastOrDefault(segment => segment.Start <= at);
            return segment is null || string.IsNullOrWhiteSpace(segment.Text) ? null : Begun(segment.Text);
        }
        catch (NotFoundException)
        {
            return null; // It has no transcript yet.
        }
    }

    private static async Task<IReadOnlyList<BookmarkDetails>> DescribeAsync(PodcastsDbContext database, IReadOnlyList<BookmarkRecord> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.EpisodeId).Distinct().ToList();
        var titles = await database.Episodes.Where(e => ids.Contains(e.Id))
            .Join(database.Podcasts, e => e.PodcastId, p => p.Id, (e, p) => new { e.Id, e.Title, Podcast = p.Id, PodcastTitle = p.Title })
            .ToDictionaryAsync(e => e.Id, cancellationToken);
        return
        [
            .. from row in rows
               let episode = titles.GetValueOrDefault(row.EpisodeId)
               where episode is not null // Set aside since: its bookmarks are shown again when it is mended.
               select new BookmarkDetails(
                   row.Id, row.EpisodeId, episode.Title, episode.Podcast, episode.PodcastTitle, TimeSpan.FromSeconds(row.Seconds), row.Note, row.Said, DateTimeOffset.FromUnixTimeMilliseconds(row.Added)),
        ];
    }

    // A character of two halves is not cut in two: PostgreSQL would refuse the row.
    private static string Begun(string text) => text.Length <= LongestSaid ? text : text[..(char.IsHighSurrogate(text[LongestSaid - 1]) ? LongestSaid - 1 : LongestSaid)];

    // PostgreSQL keeps no U+0000; nobody means to write one.
    private static string Written(string note) => note.Replace("\0", "", StringComparison.Ordinal).Trim();

    private static NotFoundException Unknown(string bookmark) => new($"There is no bookmark {bookmark}. GET /api/bookmarks lists them.");
}
