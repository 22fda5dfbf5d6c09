using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcripts.Editing;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts.Editing;

/// <summary>What was corrected of the text, and the way back and forth through it. What is undone is kept, too.</summary>
public sealed class TextHistory(IDbContextFactory<PodcastsDbContext> databases, TranscriptReader reader)
{
    /// <summary>All corrections of an episode, the newest first; what was written in one go is one.</summary>
    public async Task<IReadOnlyList<RevisionDetails>> ListAsync(string episode, CancellationToken cancellationToken)
    {
        var edited = await reader.ReadEditedAsync(episode, cancellationToken);
        return [.. edited.Edits
            .GroupBy(edit => (edit.Step, edit.StartSeconds, edit.Kind, edit.Undone))
            .Select(same => RevisionDetails.From(same.First(), same.Last(), HeardWords.Between(edited.Heard, same.First().Start, same.First().End)))
            .OrderByDescending(revision => revision.Number)];
    }

    /// <summary>Takes the last step back.</summary>
    /// <exception cref="ConflictException">There is none.</exception>
    public Task UndoAsync(string episode, CancellationToken cancellationToken) => SetAsync(
        episode, true, EditedEpisode.LastStep, "There is nothing to undo: nobody has corrected the text of this episode, or all of it was taken back.", cancellationToken);

    /// <summary>Makes the step again that was taken back last.</summary>
    /// <exception cref="ConflictException">There is none.</exception>
    public Task RedoAsync(string episode, CancellationToken cancellationToken) => SetAsync(
        episode, false, EditedEpisode.NextStep, "There is nothing to make again: nothing was taken back since the last correction.", cancellationToken);

    /// <summary>Takes a step back in all episodes, whatever was corrected after it.</summary>
    /// <returns>In how many episodes.</returns>
    /// <exception cref="NotFoundException">There is no such step, or it was taken back already.</exception>
    public async Task<int> UndoStepAsync(string step, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await database.TranscriptEdits.Where(edit => edit.Step == step && !edit.Undone).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            throw new NotFoundException("There is nothing to take back: it was taken back already, or never made.");
        }

        rows.ForEach(row => row.Undone = true);
        await database.SaveChangesAsync(cancellationToken);
        return rows.DistinctBy(row => row.EpisodeId).Count();
    }

    private async Task SetAsync(
        string episode, bool undone, Func<IReadOnlyList<TranscriptEditRecord>, IReadOnlyList<TranscriptEditRecord>> choose, string otherwise, CancellationToken cancellationToken)
    {
        await reader.ReadEditedAsync(episode, cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var step = choose(await database.TranscriptEdits.Where(edit => edit.EpisodeId == episode).OrderBy(edit => edit.Number).ToListAsync(cancellationToken));
        if (step.Count == 0)
        {
            throw new ConflictException(otherwise);
        }

        foreach (var row in step)
        {
            row.Undone = undone;
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
