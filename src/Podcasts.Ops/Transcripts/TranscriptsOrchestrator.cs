using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts;

/// <summary>Transcripts: read, and take along as a file.</summary>
public sealed class TranscriptsOrchestrator(
    IDbContextFactory<PodcastsDbContext> databases, EpisodesOrchestrator episodes, SetAside setAside)
{
    /// <summary>The latest finished transcript.</summary>
    /// <exception cref="NotFoundException">There is no such episode, or it has no finished transcript.</exception>
    public async Task<TranscriptDetails> GetAsync(string episodeId, CancellationToken cancellationToken) =>
        TranscriptDetails.From(await ReadAsync(episodeId, cancellationToken));

    /// <summary>The transcript as a file.</summary>
    /// <param name="episodeId">Whose words.</param>
    /// <param name="format">txt, vtt, srt or json.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<TranscriptFile> ExportAsync(string episodeId, string format, CancellationToken cancellationToken)
    {
        var (kind, type) = format switch
        {
            "txt" => (TranscriptFormat.Txt, "text/plain"),
            "vtt" => (TranscriptFormat.Vtt, "text/vtt"),
            "srt" => (TranscriptFormat.Srt, "application/x-subrip"),
            "json" => (TranscriptFormat.Json, "application/json"),
            _ => throw new NotFoundException($"A transcript can be had as txt, vtt, srt or json, not as {format}."),
        };
        var transcript = await ReadAsync(episodeId, cancellationToken);
        var episode = await episodes.GetAsync(episodeId, cancellationToken);
        return new TranscriptFile(TranscriptExporter.Export(transcript, kind), type, FileName(episode.Title) + "." + format);
    }

    // Judged whenever it is read: that takes milliseconds, and follows the words as they are.
    private async Task<Transcript> ReadAsync(string episodeId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var finished = database.Transcripts.Where(t => t.EpisodeId == episodeId && t.Finished != null).OrderByDescending(t => t.Finished);
        if (await setAside.ReadOneAsync(finished, cancellationToken) is not { } row)
        {
            await episodes.ReadAsync(episodeId, cancellationToken);
            throw new NotFoundException($"This episode has no finished transcript yet. POST /api/transcribe/{episodeId} makes one.");
        }

        var segments = (await setAside.ReadAsync(database.Segments.Where(s => s.TranscriptId == row.Id).OrderBy(s => s.Position), cancellationToken)).ConvertAll(s => s.ToCore());
        var speech = (await setAside.ReadAsync(database.Speech.Where(s => s.TranscriptId == row.Id).OrderBy(s => s.StartSeconds), cancellationToken))
            .ConvertAll(s => new TimeRange(TimeSpan.FromSeconds(s.StartSeconds), TimeSpan.FromSeconds(s.EndSeconds)));
        return new Transcript(episodeId, row.Model, row.Language ?? "", TimeSpan.FromSeconds(row.DurationSeconds), segments)
        {
            Translated = row.Translated,
            Quality = TranscriptQuality.Of(segments, speech),
        };
    }

    private static string FileName(string title) =>
        string.Concat(title.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' ? c : '_')).Trim() is { Length: > 0 } name ? name[..Math.Min(name.Length, 80)] : "transcript";
}

/// <summary>A transcript as a file.</summary>
/// <param name="Text">Its content.</param>
/// <param name="ContentType">Without a charset; the text is UTF-8.</param>
/// <param name="FileName">What to save it as.</param>
public sealed record TranscriptFile(string Text, string ContentType, string FileName);
