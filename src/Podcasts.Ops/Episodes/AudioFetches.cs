using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Episodes;

/// <summary>
/// Audio that is fetched to be listened to, though nothing is to be heard in it: one fetch for an episode, whoever asks. It is not work of the queue;
/// when the app stops it ends, and what has arrived is gone on with the next time.
/// </summary>
public sealed partial class AudioFetches(PreparedAudio prepared, FreeSpace space, IHostApplicationLifetime app, TimeProvider time, ILogger<AudioFetches> logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, Fetch> _fetches = new();

    /// <summary>Starts, or joins the one that runs.</summary>
    /// <exception cref="UnavailableException">The disk is full.</exception>
    internal AudioFetchStatus Start(string episode)
    {
        space.Ensure();
        var fetch = _fetches.AddOrUpdate(episode, Begin, (id, last) => last.Status.State == AudioFetchState.Running ? last : Begin(id));
        _ = fetch.Work.Value;
        return fetch.Status;
    }

    /// <summary>How it stands, at once and whenever that changes, until it has ended.</summary>
    /// <exception cref="NotFoundException">Nobody has asked for it since the app started.</exception>
    internal async IAsyncEnumerable<AudioFetchStatus> WatchAsync(string episode, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_fetches.TryGetValue(episode, out var fetch))
        {
            throw new NotFoundException($"The audio of this episode is not being fetched. POST /api/episodes/{episode}/audio does that.");
        }

        using var timer = new PeriodicTimer(LookEvery, time);
        AudioFetchStatus? last = null;
        do
        {
            if (fetch.Status is var status && status != last)
            {
                yield return last = status;
            }
        }
        while (last?.State == AudioFetchState.Running && await timer.WaitForNextTickAsync(cancellationToken));
    }

    private Fetch Begin(string episode) => new(fetch => Task.Run(() => RunAsync(episode, fetch), CancellationToken.None));

    private async Task RunAsync(string episode, Fetch fetch)
    {
        try
        {
            var sound = await prepared.EnsureAsync(episode, fetch.Progress, app.ApplicationStopping);
            await prepared.DropAsync(sound.AudioFile, app.ApplicationStopping);
            fetch.End(AudioFetchState.Done, null);
        }
        catch (Exception failure)
        {
            var known = Faults.Explain(failure);
            Log.NotFetched(logger, episode, known?.Message ?? failure.Message, known is null ? failure : null);
            fetch.End(AudioFetchState.Failed, known?.Message ?? "The audio could not be fetched, and the log of the server tells why. Try again.");
        }
    }

    private sealed class Fetch
    {
        private volatile AudioFetchStatus? _end;

        public Fetch(Func<Fetch, Task> run) => Work = new(() => run(this));

        public Lazy<Task> Work { get; }

        public PrepareProgress Progress { get; } = new();

        public AudioFetchStatus Status => _end ?? new(AudioFetchState.Running, Math.Round(Progress.Now.Percent, 1), null);

        public void End(string state, string? problem) => _end = new(state, state == AudioFetchState.Done ? 100 : Progress.Now.Percent, problem);
    }

    private static partial class Log
    {
        [LoggerMessage(321, LogLevel.Warning, "The audio of episode {EpisodeId} was not fetched: {Reason}")]
        public static partial void NotFetched(ILogger logger, string episodeId, string reason, Exception? failure);
    }
}
