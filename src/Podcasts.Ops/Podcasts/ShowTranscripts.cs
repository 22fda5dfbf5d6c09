using System.IO.Compression;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Podcasts;

/// <summary>All transcripts of a show in one file.</summary>
public sealed class ShowTranscripts(EpisodeList episodes, TranscriptsOrchestrator transcripts)
{
    private const int Buffer = 80 << 10;

    /// <summary>A ZIP with a file for each transcribed episode, named by day and title.</summary>
    /// <param name="podcast">The show.</param>
    /// <param name="format">The ending of a format, or null for all of them.</param>
    /// <param name="cancellationToken">Stops, and leaves nothing behind.</param>
    /// <exception cref="NotFoundException">There is no such format, or no transcript yet.</exception>
    internal async Task<ShowArchive> ZipAsync(PodcastRecord podcast, string? format, CancellationToken cancellationToken)
    {
        var types = format is null ? TranscriptFileType.All : [TranscriptFile.TypeOf(format)];
        var transcribed = (await episodes.OfAsync(podcast, cancellationToken)).Where(episode => episode.Transcribed).ToList();
        if (transcribed.Count == 0)
        {
            throw new NotFoundException($"No episode of this show has a transcript yet. POST /api/podcasts/{podcast.Id}/transcribe makes them.");
        }

        // Not in memory, for a show may have a thousand episodes; and whole before the first byte is sent, so that a failure is told as one.
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await WriteAsync(file, transcribed, types, cancellationToken);
            file.Position = 0;
            return new(file, TranscriptFile.NameOf(podcast.Title) + ".zip");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(FileStream file, IReadOnlyList<EpisodeDetails> transcribed, IReadOnlyList<TranscriptFileType> types, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var episode in transcribed)
        {
            var day = episode.Published is { } published ? $"{published.UtcDateTime:yyyy-MM-dd} " : "";
            foreach (var type in types)
            {
                if (await FindAsync(episode.Id, type.Ending, cancellationToken) is { } transcript)
                {
                    var name = names.Add(day + transcript.FileName) ? day + transcript.FileName : $"{day}{episode.Id} {transcript.FileName}";
                    await using var entry = await archive.CreateEntry(name).OpenAsync(cancellationToken);
                    await entry.WriteAsync(transcript.Bytes, cancellationToken);
                }
            }
        }
    }

    // It may have been deleted meanwhile, or set aside; the others are wanted all the same.
    private async Task<TranscriptFile?> FindAsync(string episode, string format, CancellationToken cancellationToken)
    {
        try
        {
            return await transcripts.ExportAsync(episode, format, cancellationToken);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }
}

/// <summary>All transcripts of a show.</summary>
/// <param name="Content">At its start; whoever has it disposes of it, which deletes it.</param>
/// <param name="FileName">What to save it as.</param>
public sealed record ShowArchive(Stream Content, string FileName);
