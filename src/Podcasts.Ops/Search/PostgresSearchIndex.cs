using Microsoft.EntityFrameworkCore;
using Npgsql;
using Podcasts.Core.Search;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Search;

/// <summary>
/// A column of terms that PostgreSQL computes from the passages' words, which are cut already, and a GIN index over it for what is rare. What is frequent
/// is found on the way down the primary key, or down a show's or a speaker's passages; the planner chooses. Two words that stand next to each other are
/// a term, too: a phrase of frequent words is then as rare as it is, and not looked for in every passage that has its words somewhere.
/// </summary>
internal sealed class PostgresSearchIndex : ISearchIndex
{
    private const string Terms = "passage_terms";
    private const string IndexName = "IX_Passages_Terms";
    private const string MarkAll = """
        INSERT INTO "Unindexed" ("EpisodeId", "Stamp") SELECT "EpisodeId", 0 FROM "Transcripts" UNION SELECT "EpisodeId", 0 FROM "OtherTranscripts" ON CONFLICT DO NOTHING
        """;

    // A pair begins with a space, so that the beginning of a word is not looked for among pairs. Of the words as they are: no parser or dictionary of PostgreSQL has a say. Positions above 16383 are all the same to a tsvector.
    private const string Function = $$"""
        CREATE OR REPLACE FUNCTION {{Terms}}(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
        $body$ SELECT coalesce(string_agg('''' || word || ''':' || least(place, 16383) || coalesce(' '' ' || word || ' ' || next || '''', ''), ' '), '')::tsvector
        FROM (SELECT word, place, lead(word) OVER (ORDER BY place) FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS each(word, place)) AS pairs(word, place, next) $body$
        """;

    private static readonly IReadOnlyList<(string Name, string Sql)> Parts =
    [
        (Terms, Function),

        // With the usual statistics the planner thinks that a rare word is frequent, and reads all passages to find it.
        ("Terms", $"""
            ALTER TABLE "Passages" DROP COLUMN IF EXISTS "Lexemes";
            ALTER TABLE "Passages" ADD COLUMN IF NOT EXISTS "Terms" tsvector GENERATED ALWAYS AS ({Terms}("Words")) STORED;
            ALTER TABLE "Passages" ALTER COLUMN "Terms" SET STATISTICS 1000
            """),
        (IndexName, $"""CREATE INDEX IF NOT EXISTS "{IndexName}" ON "Passages" USING gin ("Terms")"""),
        .. MarkedTables.All.SelectMany(Triggers),
    ];

    public async Task EnsureAsync(PodcastsDbContext database, CancellationToken cancellationToken)
    {
        if (await MissingAsync(database, cancellationToken) is not { Count: > 0 })
        {
            return;
        }

        // Of several nodes that start at once, one does it, and the others find nothing left to do.
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var missing = await MissingAsync(database, cancellationToken);
        foreach (var (_, sql) in Parts.Where(part => missing.Contains(part.Name)))
        {
            await ExecuteAsync(database, sql, cancellationToken);
        }

        if (missing.Any(name => name.StartsWith("unindexed", StringComparison.Ordinal)))
        {
            await ExecuteAsync(database, MarkAll, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    // What the server computes by itself cannot differ from what it was computed of.
    public async Task<string?> TroubleAsync(PodcastsDbContext database, bool thorough, CancellationToken cancellationToken) =>
        (await MissingAsync(database, cancellationToken)).Count > 0 ? "Parts of it are missing or not valid." : null;

    public async Task RebuildAsync(PodcastsDbContext database, CancellationToken cancellationToken)
    {
        await ExecuteAsync(database, $"""DROP INDEX IF EXISTS "{IndexName}" """, cancellationToken);
        await ExecuteAsync(database, """ALTER TABLE "Passages" DROP COLUMN IF EXISTS "Terms" """, cancellationToken);
        await EnsureAsync(database, cancellationToken);
    }

    public async Task<IReadOnlyList<long>> FindAsync(PodcastsDbContext database, PassageFilter filter, CancellationToken cancellationToken)
    {
        var sql = $$"""
            SELECT "Id" AS "Value" FROM "Passages" WHERE "Terms" @@ {0}::tsquery AND "Id" >= {1} AND "Id" < {2}
            {{(filter.Podcast is null ? "" : """AND "PodcastId" = {4}""")}} {{(filter.SpeakerKey is null ? "" : """AND "SpeakerKey" = {5}""")}}
            ORDER BY "Id" DESC LIMIT {3}
            """;
        try
        {
            return await database.Database.SqlQueryRaw<long>(sql, Query(filter.Query), filter.From, filter.Before, filter.Most, filter.Podcast ?? "", filter.SpeakerKey ?? "").ToListAsync(cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.IndexCorrupted)
        {
            throw new UnavailableException(ISearchIndex.Broken, failure);
        }
    }

    private static string Query(SearchQuery query) => string.Join(" & ", query.Phrases.Select(phrase => $"({Query(phrase)})"));

    // Of three words and more the pairs only say where to look: they may stand apart.
    private static string Query(SearchPhrase phrase)
    {
        var pairs = phrase.Words.Zip(phrase.Words.Skip(1), (word, next) => $" {word} {next}").ToList();
        return phrase.Words.Count switch
        {
            1 => Term(phrase.Words, phrase.IsPrefix, " & "),
            2 => Term(pairs, phrase.IsPrefix, " & "),
            _ => $"{Term(pairs, phrase.IsPrefix, " & ")} & ({Term(phrase.Words, phrase.IsPrefix, " <-> ")})",
        };
    }

    // Words have letters and digits only, so nothing in them can end a string.
    private static string Term(IReadOnlyList<string> terms, bool isPrefix, string operation) =>
        string.Join(operation, terms.Select((term, i) => $"'{term}'{(isPrefix && i == terms.Count - 1 ? ":*" : "")}"));

    private static IEnumerable<(string Name, string Sql)> Triggers(MarkedTable table)
    {
        var function = $"unindexed_{table.Name.ToLowerInvariant()}";
        yield return (function, $$"""
            CREATE OR REPLACE FUNCTION {{function}}() RETURNS trigger LANGUAGE plpgsql AS
            $body$
            BEGIN
                IF TG_OP = 'DELETE' THEN {{Mark(table, "OLD")}}; ELSE {{Mark(table, "NEW")}}; END IF;
                RETURN NULL;
            END
            $body$
            """);
        foreach (var (change, suffix) in table.Condition is null ? [("INSERT OR UPDATE OR DELETE", "")] : new[] { ("UPDATE", "_update"), ("DELETE", "_delete") })
        {
            var when = change == "UPDATE" ? $"WHEN ({table.Condition})" : "";
            yield return ($"{function}{suffix}_mark", $"""
                CREATE OR REPLACE TRIGGER {function}{suffix}_mark AFTER {change} ON "{table.Name}" FOR EACH ROW {when} EXECUTE FUNCTION {function}()
                """);
        }
    }

    private static string Mark(MarkedTable table, string row) => $"""
        INSERT INTO "Unindexed" ("EpisodeId", "Stamp") SELECT "Id", (random() * 9e15)::bigint FROM "Episodes" WHERE "Id" IN ({MarkedTables.EpisodesOf(table, row)})
        ON CONFLICT ("EpisodeId") DO UPDATE SET "Stamp" = EXCLUDED."Stamp"
        """;

    private static async Task<IReadOnlyList<string>> MissingAsync(PodcastsDbContext database, CancellationToken cancellationToken)
    {
        var known = await database.Database.SqlQueryRaw<string>(
            $"""
            SELECT proname::text AS "Value" FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT tgname::text FROM pg_trigger WHERE tgenabled <> 'D'
            UNION ALL SELECT attname::text FROM pg_attribute WHERE attrelid = '"Passages"'::regclass AND NOT attisdropped
            UNION ALL SELECT '{IndexName}' FROM pg_index WHERE indexrelid = to_regclass('"{IndexName}"') AND indisvalid
            """).ToListAsync(cancellationToken);
        return [.. Parts.Select(part => part.Name).Except(known)];
    }

    private static async Task ExecuteAsync(PodcastsDbContext database, string sql, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlRawAsync(sql, cancellationToken);
}
