using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Queue;

/// <summary>The queue: look, watch, pause, go on, put an episode first, try it again, cancel it. Each change answers with the queue as it is then.</summary>
public sealed class QueueOrchestrator(QueuePicture picture, WorkControl work, IDbContextFactory<PodcastsDbContext> databases, IHostApplicationLifetime app, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public Task<QueueDetails> GetAsync(CancellationToken cancellationToken) => picture.ReadAsync(cancellationToken);

    /// <summary>The queue as it is, and again whenever it has changed, until the watcher leaves or the app stops.</summary>
    public async IAsyncEnumerable<QueueDetails> ProgressAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = "";
        using var timer = new PeriodicTimer(LookEvery, time);
        using var stopping = app.ApplicationStopping.Register(timer.Dispose); // Nobody's open page keeps the app from stopping.
        do
        {
            var queue = await picture.ReadAsync(cancellationToken);
            var told = JsonSerializer.Serialize(queue);
            if (told != last)
            {
                last = told;
                yield return queue;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Begins nothing new, on any node, until <see cref="ResumeAsync"/>.</summary>
    /// <param name="how">Whether what runs goes on to its end (<see cref="QueuePause.Finish"/>) or stops where it has saved (<see cref="QueuePause.Stop"/>).</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    public async Task<QueueDetails> PauseAsync(string how, CancellationToken cancellationToken)
    {
        await work.PauseAsync(how, cancellationToken);
        return await GetAsync(cancellationToken);
    }

    public async Task<QueueDetails> ResumeAsync(CancellationToken cancellationToken)
    {
        await work.ResumeAsync(cancellationToken);
        return await GetAsync(cancellationToken);
    }

    /// <summary>"Next, please": puts what waits of an episode in front of everything else that waits.</summary>
    /// <exception cref="NotFoundException">Nothing was ever asked for of this episode.</exception>
    /// <exception cref="ConflictException">It does not wait.</exception>
    public async Task<QueueDetails> NextAsync(string episodeId, CancellationToken cancellationToken)
    {
        if (!(await StatesAsync(episodeId, cancellationToken)).Contains(JobState.Queued))
        {
            throw new ConflictException("Nothing of this episode waits any more: it runs, or it has come to its end. GET /api/queue says which.");
        }

        await work.MoveFirstAsync(episodeId, cancellationToken);
        return await GetAsync(cancellationToken);
    }

    /// <summary>Starts what failed or was cancelled again, at the stage where it stopped.</summary>
    /// <exception cref="NotFoundException">Nothing was ever asked for of this episode.</exception>
    /// <exception cref="ConflictException">Nothing of it failed or was cancelled.</exception>
    public async Task<QueueDetails> RetryAsync(string episodeId, CancellationToken cancellationToken)
    {
        if (!(await StatesAsync(episodeId, cancellationToken)).Any(state => state is JobState.Failed or JobState.Cancelled))
        {
            throw new ConflictException($"Nothing of this episode failed or was cancelled. POST /api/transcribe/{episodeId} transcribes it from the start.");
        }

        await work.TryAgainAsync(episodeId, cancellationToken);
        return await GetAsync(cancellationToken);
    }

    /// <summary>Stops an episode's work, transcription and speakers; what was finished is kept.</summary>
    /// <exception cref="NotFoundException">Nothing was ever asked for of this episode.</exception>
    public async Task<QueueDetails> CancelAsync(string episodeId, CancellationToken cancellationToken)
    {
        await StatesAsync(episodeId, cancellationToken);
        await work.CancelAsync([episodeId], cancellationToken);
        return await GetAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> StatesAsync(string episodeId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var states = await database.WorkItems.Where(item => item.EpisodeId == episodeId).Select(item => item.State).ToListAsync(cancellationToken);
        return states.Count > 0 ? states : throw new NotFoundException($"The queue knows nothing of an episode {episodeId}. POST /api/transcribe/{episodeId} puts it there.");
    }
}
