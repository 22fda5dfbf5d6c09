using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Editing;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts.Editing;

namespace Podcasts.Ops.Transcripts;

/// <summary>Reads transcripts as they are shown: what the machine heard, with people's corrections laid over it and the speakers told.</summary>
public sealed class TranscriptReader(IDbContextFactory<PodcastsDbContext> databases, EpisodesOrchestrator episodes, EpisodeSpeakers speakers, SetAside setAside)
{
    /// <summary>The latest finished transcript.</summary>
    /// <exception cref="NotFoundException">There is no such episode, or it has no finished transcript.</exception>
    internal async Task<Transcript> ReadAsync(string episodeId, CancellationToken cancellationToken) => (await ReadEditedAsync(episodeId, cancellationToken)).Transcript;

    /// <summary>The same with what it is made of. It is judged whenever it is read: that takes milliseconds, and follows the words as they are.</summary>
    internal async Task<EditedEpisode> ReadEditedAsync(string episodeId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var finished = database.Transcripts.Where(t => t.EpisodeId == episodeId && t.Finished != null).OrderByDescending(t => t.Finished);
        if (await setAside.ReadOneAsync(finished, cancellationToken) is not { } row)
        {
            await episodes.ReadAsync(episodeId, cancellationToken);
            throw new NotFoundException($"This episode has no finished transcript yet. POST /api/transcribe/{episodeId} makes one.");
        }

        var heard = (await setAside.ReadAsync(database.Segments.Where(s => s.TranscriptId == row.Id).OrderBy(s => s.Position), cancellationToken)).ConvertAll(s => s.ToCore());
        var speech = (await setAside.ReadAsync(database.Speech.Where(s => s.TranscriptId == row.Id).OrderBy(s => s.StartSeconds), cancellationToken))
            .ConvertAll(s => new TimeRange(TimeSpan.FromSeconds(s.StartSeconds), TimeSpan.FromSeconds(s.EndSeconds)));
        var rows = await setAside.ReadAsync(database.TranscriptEdits.Where(edit => edit.EpisodeId == episodeId).OrderBy(edit => edit.Number), cancellationToken);
        var edits = rows.Where(edit => !edit.Undone).Select(edit => edit.ToCore()).ToList();
        var texts = EditedTranscript.Texts(heard, edits);
        var spoken = await speakers.ReadAsync(episodeId, cancellationToken);
        var shown = EditedTranscript.Segments(spoken?.Segments(texts) ?? texts, heard, edits);
        var transcript = new Transcript(episodeId, row.Model, row.Language ?? "", TimeSpan.FromSeconds(row.DurationSeconds), shown)
        {
            Speakers = spoken?.Speakers ?? [],
            Turns = spoken?.Turns ?? [],
            Undo = spoken?.Undo,
            Edits = new(EditedEpisode.Tell(EditedEpisode.LastStep(rows)), EditedEpisode.Tell(EditedEpisode.NextStep(rows))),
            Translated = row.Translated,
            Quality = TranscriptQuality.Of(texts, speech),
        };
        return new(transcript, heard, rows);
    }
}
