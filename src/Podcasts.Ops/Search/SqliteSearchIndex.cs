using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Search;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Search;

/// <summary>
/// FTS5 over the passages' words, which are cut already: its tokenizer only splits at spaces. It holds no text of its own, and is read from its highest
/// number down until a page is full.
/// </summary>
internal sealed class SqliteSearchIndex : ISearchIndex
{
    private const int Corrupt = 11;
    private const int Missing = 1;
    private const string Columns = "\"PodcastId\", \"SpeakerKey\", \"Words\"";
    private const string Rebuild = """INSERT INTO "PassageIndex" ("PassageIndex") VALUES ('rebuild')""";
    private const string MarkAll = """INSERT OR REPLACE INTO "Unindexed" ("EpisodeId", "Stamp") SELECT "Id", abs(random()) FROM "Episodes" WHERE "Id" IN (SELECT "EpisodeId" FROM "Transcripts" UNION SELECT "EpisodeId" FROM "OtherTranscripts")""";
    private const string Remove = """INSERT INTO "PassageIndex" ("PassageIndex", rowid, "PodcastId", "SpeakerKey", "Words") VALUES ('delete', OLD."Id", OLD."PodcastId", OLD."SpeakerKey", OLD."Words");""";
    private const string Add = """INSERT INTO "PassageIndex" (rowid, "PodcastId", "SpeakerKey", "Words") VALUES (NEW."Id", NEW."PodcastId", NEW."SpeakerKey", NEW."Words");""";

    private const string Table = $"""
        CREATE VIRTUAL TABLE "PassageIndex" USING fts5({Columns}, content='Passages', content_rowid='Id', tokenize="ascii tokenchars '_'", prefix='2 3 4')
        """;

    private static readonly IReadOnlyDictionary<string, string> Keepers = new Dictionary<string, string>
    {
        ["PassageIndex_insert"] = $"""CREATE TRIGGER "PassageIndex_insert" AFTER INSERT ON "Passages" BEGIN {Add} END""",
        ["PassageIndex_update"] = $"""CREATE TRIGGER "PassageIndex_update" AFTER UPDATE OF "Id", {Columns} ON "Passages" BEGIN {Remove} {Add} END""",
        ["PassageIndex_delete"] = $"""CREATE TRIGGER "PassageIndex_delete" AFTER DELETE ON "Passages" BEGIN {Remove} END""",
    };

    private static readonly IReadOnlyDictionary<string, string> Markers = MarkedTables.All.SelectMany(Triggers).ToDictionary();

    public async Task EnsureAsync(PodcastsDbContext database, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(database, cancellationToken);
        var lacksKeepers = !known.ContainsKey("PassageIndex") || Keepers.Any(IsMissing);
        var lacksMarkers = Markers.Any(IsMissing);
        if (!lacksKeepers && !lacksMarkers)
        {
            return;
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var steps = Keepers.Concat(Markers).Where(IsMissing).SelectMany(trigger => new[] { $"""DROP TRIGGER IF EXISTS "{trigger.Key}" """, trigger.Value });
        steps = known.ContainsKey("PassageIndex") ? steps : steps.Prepend(Table);
        steps = lacksKeepers ? steps.Append(Rebuild) : steps;
        await RunAsync(database, lacksMarkers ? steps.Append(MarkAll) : steps, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        bool IsMissing(KeyValuePair<string, string> trigger) => known.GetValueOrDefault(trigger.Key) != trigger.Value;
    }

    public async Task<string?> TroubleAsync(PodcastsDbContext database, bool thorough, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(database, cancellationToken);
        if (!known.ContainsKey("PassageIndex") || Keepers.Concat(Markers).Any(trigger => known.GetValueOrDefault(trigger.Key) != trigger.Value))
        {
            return "Parts of it are missing.";
        }

        try
        {
            var differs = await database.Database.SqlQueryRaw<long>("""SELECT (SELECT count(*) FROM "Passages") - (SELECT count(*) FROM "PassageIndex_docsize") AS "Value" """).SingleAsync(cancellationToken);
            if (differs == 0)
            {
                await RunAsync(database, [$"""INSERT INTO "PassageIndex" ("PassageIndex", rank) VALUES ('integrity-check', {(thorough ? 1 : 0)})"""], cancellationToken);
            }

            return differs == 0 ? null : "It does not hold all passages, or some that are gone.";
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Corrupt or Missing)
        {
            return $"It is damaged ({failure.Message.TrimEnd('.')}).";
        }
    }

    public async Task RebuildAsync(PodcastsDbContext database, CancellationToken cancellationToken)
    {
        await using (var transaction = await database.Database.BeginTransactionAsync(cancellationToken))
        {
            await RunAsync(database, Keepers.Keys.Select(name => $"""DROP TRIGGER IF EXISTS "{name}" """).Append("""DROP TABLE IF EXISTS "PassageIndex" """), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await EnsureAsync(database, cancellationToken);
    }

    public async Task<IReadOnlyList<long>> FindAsync(PodcastsDbContext database, PassageFilter filter, CancellationToken cancellationToken)
    {
        try
        {
            return await database.Database.SqlQueryRaw<long>(
                """SELECT rowid AS "Value" FROM "PassageIndex" WHERE "PassageIndex" MATCH {0} AND rowid >= {1} AND rowid < {2} ORDER BY rowid DESC LIMIT {3}""",
                Match(filter), filter.From, filter.Before, filter.Most).ToListAsync(cancellationToken);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Corrupt or Missing)
        {
            throw new UnavailableException(ISearchIndex.Broken, failure);
        }
    }

    // Words have letters and digits only, so nothing in them can end a string.
    private static string Match(PassageFilter filter)
    {
        var conditions = filter.Query.Phrases.Select(phrase => $"Words : \"{string.Join(' ', phrase.Words)}\"{(phrase.IsPrefix ? " *" : "")}");
        conditions = filter.Podcast is null ? conditions : conditions.Append($"PodcastId : \"{filter.Podcast}\"");
        return string.Join(" AND ", filter.SpeakerKey is null ? conditions : conditions.Append($"SpeakerKey : \"{filter.SpeakerKey}\""));
    }

    private static IEnumerable<KeyValuePair<string, string>> Triggers(MarkedTable table)
    {
        foreach (var (change, row) in new[] { ("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD") }.Where(change => table.Condition is null || change.Item1 != "INSERT"))
        {
            var name = $"Unindexed_{table.Name}_{change.ToLowerInvariant()}";
            var when = table.Condition is { } condition && change == "UPDATE" ? $"WHEN {condition} " : "";
            yield return new(name, $"""
                CREATE TRIGGER "{name}" AFTER {change} ON "{table.Name}" {when}BEGIN INSERT OR REPLACE INTO "Unindexed" ("EpisodeId", "Stamp") SELECT "Id", abs(random()) FROM "Episodes" WHERE "Id" IN ({MarkedTables.EpisodesOf(table, row)}); END
                """);
        }
    }

    private static async Task<Dictionary<string, string>> KnownAsync(PodcastsDbContext database, CancellationToken cancellationToken) =>
        await database.Database.SqlQueryRaw<Known>("""SELECT name AS "Name", sql AS "Sql" FROM sqlite_master WHERE type = 'trigger' OR name = 'PassageIndex'""")
            .ToDictionaryAsync(known => known.Name, known => known.Sql, cancellationToken);

    private static async Task RunAsync(PodcastsDbContext database, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            await database.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        }
    }

    private sealed record Known(string Name, string Sql);
}
