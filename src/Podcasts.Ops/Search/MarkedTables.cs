namespace Podcasts.Ops.Search;

/// <summary>A table whose rows decide what a transcript says.</summary>
/// <param name="Name">The table.</param>
/// <param name="Episodes">SQL for the ids of the episodes that a row has a part in; <c>{row}</c> is the row.</param>
/// <param name="Condition">SQL for whether a change of a row matters, with <c>OLD</c> and <c>NEW</c>; a new row then does not. Null where everything does.</param>
internal sealed record MarkedTable(string Name, string Episodes, string? Condition = null);

/// <summary>All of these tables: triggers on them mark the episodes to be indexed anew, so that no code can forget to.</summary>
internal static class MarkedTables
{
    private const string OfEpisode = """SELECT {row}."EpisodeId" """;

    /// <summary>How both databases compare values that may be null.</summary>
    private const string Moved = """(NEW."Published" IS DISTINCT FROM OLD."Published" OR NEW."SetAsideReason" IS DISTINCT FROM OLD."SetAsideReason")""";

    public static readonly IReadOnlyList<MarkedTable> All =
    [
        new("Episodes", """SELECT {row}."Id" """, Moved),
        new("Transcripts", OfEpisode),
        new("Segments", """SELECT t."EpisodeId" FROM "Transcripts" t WHERE t."Id" = {row}."TranscriptId" AND t."Finished" IS NOT NULL"""),
        new("TranscriptEdits", OfEpisode),
        new("OtherTranscripts", OfEpisode),
        new("Bookmarks", OfEpisode),
        new("HeardSpeakers", OfEpisode),
        new("SpeakerEdits", OfEpisode),

        // A person who is renamed is called so in all episodes; a voice that is learned or forgotten may name a speaker in any other of the show.
        new("People", """SELECT e."Id" FROM "Episodes" e JOIN "HeardSpeakers" h ON h."EpisodeId" = e."Id" WHERE e."PodcastId" = {row}."PodcastId" """, """NEW."Name" <> OLD."Name" """),
        new("VoicePrints", """SELECT e."Id" FROM "Episodes" e JOIN "HeardSpeakers" h ON h."EpisodeId" = e."Id" JOIN "People" p ON p."PodcastId" = e."PodcastId" WHERE p."Id" = {row}."PersonId" AND h."Voices" IS NOT NULL"""),
    ];

    /// <summary>The SQL that finds the episodes of a row, which a trigger calls <paramref name="row"/>.</summary>
    public static string EpisodesOf(MarkedTable table, string row) => table.Episodes.Replace("{row}", row, StringComparison.Ordinal);
}
