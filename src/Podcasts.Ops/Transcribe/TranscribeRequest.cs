using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>What a new start asks for.</summary>
/// <param name="Settings">All of them said; the model is one that is here.</param>
/// <param name="LanguageHint">ISO 639-1 code that the feed declares, or null.</param>
/// <param name="Vocabulary">Names and words to expect.</param>
/// <param name="At">When it was asked.</param>
internal sealed record TranscribeRequest(TranscribeSettings Settings, string? LanguageHint, IReadOnlyList<string> Vocabulary, DateTimeOffset At)
{
    private string Model => Settings.Model!;

    /// <summary>
    /// Makes the row ready to be taken up. A job that failed or was cancelled goes on where it stood, where the same is asked
    /// for; any other start begins a transcript of its own.
    /// </summary>
    /// <returns>The row, and whether it begins anew.</returns>
    public async Task<(TranscribeRecord Row, bool IsNew)> PrepareAsync(
        PodcastsDbContext database, EpisodeRecord episode, TranscribeRecord? row, CancellationToken cancellationToken)
    {
        var isNew = row is null || !await CanGoOnAsync(database, row, cancellationToken);
        row = isNew ? await BeginAsync(database, episode, row, cancellationToken) : row!;
        row.Queue(At);
        return (row, isNew);
    }

    private async Task<bool> CanGoOnAsync(PodcastsDbContext database, TranscribeRecord row, CancellationToken cancellationToken) =>
        row.SetAsideReason is null
        && row.State is JobState.Failed or JobState.Cancelled
        && SettingsOf(row) == Settings
        && await database.Transcripts.AnyAsync(t => t.Id == row.TranscriptId && t.Finished == null, cancellationToken);

    private async Task<TranscribeRecord> BeginAsync(PodcastsDbContext database, EpisodeRecord episode, TranscribeRecord? row, CancellationToken cancellationToken)
    {
        await database.Transcripts.Where(t => t.EpisodeId == episode.Id && t.Finished == null).ExecuteDeleteAsync(cancellationToken);
        var transcript = new TranscriptRecord
        {
            Id = Guid.NewGuid().ToString("N"),
            EpisodeId = episode.Id,
            Model = Model,
            Translated = Settings.Task == TranscribeTasks.Translate,
        };
        database.Add(transcript);
        if (row is null)
        {
            row = new TranscribeRecord
            {
                EpisodeId = episode.Id,
                State = JobState.Queued,
                Stage = JobStage.Waiting,
                Model = Model,
                TranscriptId = transcript.Id,
                CorrelationId = Correlation.Current,
                Requested = At.ToUnixTimeMilliseconds(),
            };
            database.Add(row);
        }

        row.SetAsideReason = null;
        row.Epoch = Math.Max(row.Epoch, 0);
        row.Model = Model;
        row.Language = Settings.Language;
        row.LanguageHint = LanguageHint;
        row.Task = Settings.Task!;
        row.Prompt = Settings.Prompt;
        row.Vocabulary = string.Join('\n', Vocabulary);
        row.BeamSize = Settings.BeamSize!.Value;
        row.Sequential = Settings.Sequential!.Value;
        row.WordTimes = Settings.WordTimes!.Value;
        row.TranscriptId = transcript.Id;
        row.Percent = 0;
        row.ProcessedSeconds = 0;
        row.TotalSeconds = episode.AudioSeconds ?? episode.DurationSeconds ?? 0;
        row.AudioFile = null;
        return row;
    }

    private static TranscribeSettings SettingsOf(TranscribeRecord row) => new()
    {
        Model = row.Model,
        Language = row.Language,
        Task = row.Task,
        Prompt = row.Prompt,
        BeamSize = row.BeamSize,
        Sequential = row.Sequential,
        WordTimes = row.WordTimes,
    };
}
