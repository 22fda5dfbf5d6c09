using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Jobs;

/// <summary>
/// What is asked for of one episode and the items that this takes, within one transaction. Items are queued, changed and ended
/// here; <see cref="SaveAsync"/> brings the rows that were asked for in step with them.
/// </summary>
public sealed class EpisodeWork
{
    private readonly List<WorkItemRecord> _rows;

    private EpisodeWork(PodcastsDbContext database, string episode, TranscribeRecord? transcribe, DiarizeRecord? diarize, List<WorkItemRecord> rows) =>
        (Database, Episode, Transcribe, Diarize, _rows) = (database, episode, transcribe, diarize, rows);

    public PodcastsDbContext Database { get; }

    public string Episode { get; }

    /// <summary>The transcription that was asked for last, even one that was set aside; or null.</summary>
    public TranscribeRecord? Transcribe { get; private set; }

    /// <summary>The identification of speakers that was asked for last, even one that was set aside; or null.</summary>
    public DiarizeRecord? Diarize { get; private set; }

    private IEnumerable<WorkItemRecord> Items => _rows.Where(item => item.SetAsideReason is null);

    /// <summary>The items that hear the episode, in order of time.</summary>
    internal IReadOnlyList<WorkItemRecord> Recognitions => [.. Items.Where(item => WorkName.IsRecognize(item.Name)).OrderBy(item => item.FromSeconds)];

    /// <summary>Reads everything; the transaction is the caller's.</summary>
    internal static async Task<EpisodeWork> ReadAsync(PodcastsDbContext database, string episode, CancellationToken cancellationToken)
    {
        var transcribe = await database.Transcribes.IgnoreQueryFilters().SingleOrDefaultAsync(row => row.EpisodeId == episode, cancellationToken);
        var diarize = await database.Diarizes.IgnoreQueryFilters().SingleOrDefaultAsync(row => row.EpisodeId == episode, cancellationToken);
        var items = await database.WorkItems.IgnoreQueryFilters().Where(item => item.EpisodeId == episode).ToListAsync(cancellationToken);
        return new(database, episode, transcribe, diarize, items);
    }

    /// <summary>Whether a row was asked for and is not at its end.</summary>
    internal static bool IsOpen(JobRecord? row) => row is { SetAsideReason: null } && !JobState.IsTerminal(row.State);

    internal WorkItemRecord? Find(string name) => Items.SingleOrDefault(item => item.Name == name);

    /// <summary>A transcription was asked for: it goes on at the stage that failed or was cancelled, and otherwise begins with the audio.</summary>
    internal void Want(TranscribeRecord row, bool isNew)
    {
        Transcribe = row;
        if (isNew)
        {
            Forget(item => WorkName.IsRecognize(item.Name) || item.Name == WorkName.Finalize);
        }

        GoOn(row);
    }

    /// <summary>An identification of speakers was asked for, likewise.</summary>
    internal void Want(DiarizeRecord row)
    {
        Diarize = row;
        Forget(item => item is { Name: WorkName.Diarize, State: JobState.Done });
        GoOn(row);
    }

    /// <summary>The speakers of audio that is prepared are to be identified.</summary>
    internal void Continue(WorkItemRecord item, DiarizeRecord row)
    {
        Diarize = row;
        Queue(WorkName.Diarize, row, item.Rank);
    }

    /// <summary>Queues what of a row's items has failed or was cancelled; where nothing of it is to be done at all, the audio is where everything begins.</summary>
    internal void GoOn(JobRecord row)
    {
        foreach (var item in ItemsOf(row).Where(item => item.State is JobState.Failed or JobState.Cancelled).ToList())
        {
            Queue(item.Name, row);
        }

        if (!ItemsOf(row).Any(item => item.IsOpen))
        {
            Queue(WorkName.Prepare, row);
        }
    }

    /// <summary>Makes an item wait to be taken up for the first time, or once more; how far it has come is kept.</summary>
    internal WorkItemRecord Queue(string name, JobRecord wanted, int rank = 0)
    {
        var item = _rows.SingleOrDefault(item => item.Name == name);
        if (item is null)
        {
            item = new WorkItemRecord
            {
                EpisodeId = Episode,
                Name = name,
                Group = WorkName.GroupOf(name),
                State = JobState.Queued,
                Stage = JobStage.Waiting,
                CorrelationId = wanted.CorrelationId,
                Requested = wanted.Requested,
            };
            _rows.Add(item);
            Database.Add(item);
        }

        if (item.SetAsideReason is not null || RowRules.Refusal(item) is not null)
        {
            (item.Group, item.FromSeconds, item.UntilSeconds, item.Percent, item.ProcessedSeconds, item.TotalSeconds) = (WorkName.GroupOf(name), 0, null, 0, 0, 0);
            (item.SetAsideReason, item.Epoch) = (null, Math.Max(item.Epoch, 0));
        }

        item.Queue(DateTimeOffset.FromUnixTimeMilliseconds(wanted.Requested));
        (item.FruitlessAttempts, item.Retries, item.NotBefore, item.Started, item.Finished) = (0, 0, null, null, null);
        (item.Rank, item.CorrelationId) = (rank, wanted.CorrelationId);
        return item;
    }

    /// <summary>An item that will not work by itself any more. Whatever else is done for the same row stops where it is, to go on when somebody tries again.</summary>
    internal void End(WorkItemRecord item, string state, string? error, DateTimeOffset now)
    {
        (item.State, item.Error, item.SecondsLeft, item.NotBefore, item.Finished) = (state, error, null, null, now.ToUnixTimeMilliseconds());
        item.Epoch++;
        if (state == JobState.Failed)
        {
            foreach (var other in RowsOf(item).SelectMany(ItemsOf).Where(other => other.IsOpen).ToList())
            {
                End(other, JobState.Cancelled, null, now);
            }
        }
    }

    /// <summary>Cancels a row with its items, but for those that another row needs as well.</summary>
    internal void Cancel(JobRecord row, DateTimeOffset now)
    {
        foreach (var item in ItemsOf(row).Where(item => item.IsOpen && RowsOf(item).All(other => other == row)).ToList())
        {
            End(item, JobState.Cancelled, null, now);
        }

        (row.State, row.SecondsLeft, row.Error) = (JobState.Cancelled, null, null);
        row.Epoch++;
    }

    /// <summary>Brings the rows in step with their items and writes everything.</summary>
    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var row in new JobRecord?[] { Transcribe, Diarize }.Where(IsOpen))
        {
            Show(row!, [.. ItemsOf(row!)]);
        }

        await Database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The items that a row's work consists of, in their order.</summary>
    internal IEnumerable<WorkItemRecord> ItemsOf(JobRecord row) =>
        new[] { Find(WorkName.Prepare) }
            .Concat(row is DiarizeRecord ? [Find(WorkName.Diarize)] : [.. Recognitions, Find(WorkName.Finalize)])
            .OfType<WorkItemRecord>();

    private IEnumerable<JobRecord> RowsOf(WorkItemRecord item) =>
        new JobRecord?[] { Transcribe, Diarize }.Where(IsOpen).Select(row => row!).Where(row => ItemsOf(row).Contains(item));

    private void Forget(Func<WorkItemRecord, bool> which)
    {
        foreach (var item in _rows.Where(which).ToList())
        {
            _rows.Remove(item);
            Database.Remove(item);
        }
    }

    // A row fails with the first of its items, runs while one of them runs, and is done with the last.
    private static void Show(JobRecord row, IReadOnlyList<WorkItemRecord> items)
    {
        var shown = items.FirstOrDefault(item => item.State == JobState.Failed)
            ?? items.LastOrDefault(item => item.State == JobState.Running)
            ?? items.LastOrDefault(item => item.State == JobState.Queued)
            ?? items.SingleOrDefault(item => item is { Name: WorkName.Finalize or WorkName.Diarize, State: JobState.Done });
        if (shown is null)
        {
            return; // Nothing is to be done though it was asked for: the reconciler sees to that.
        }

        (row.State, row.Stage, row.Error) = (shown.State, shown.Stage, shown.Error);
        row.SecondsLeft = items.Where(item => item.State == JobState.Running).Max(item => item.SecondsLeft);
        row.Attempt = Math.Max(row.Attempt, shown.Attempt);
        var hearing = items.Where(item => item.Group == WorkGroup.Recognize).ToList();
        if (hearing.Count > 0)
        {
            row.ProcessedSeconds = hearing.Sum(item => item.ProcessedSeconds);
            row.TotalSeconds = hearing.Sum(item => item.TotalSeconds) is > 0 and var total ? total : row.TotalSeconds;
        }

        row.Percent = row.State == JobState.Done
            ? Percent.Done
            : Math.Max(row.Percent, hearing.Count > 0 ? Percent.OfRecognition(row.ProcessedSeconds, row.TotalSeconds) : Percent.OfPreparation(items[0].Percent));
    }
}
