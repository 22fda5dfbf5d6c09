using System.Threading.Channels;

namespace Podcasts.Core.Transcribe;

/// <summary>One thread on which an engine does all its work.</summary>
/// <remarks>
/// Torch keeps a team of workers, scopes and modes for each thread that calls it, so calls must not wander through the pool.
/// </remarks>
internal sealed class HearingThread : IAsyncDisposable
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HearingThread() => new Thread(Run) { IsBackground = true, Name = "hearing" }.Start();

    /// <summary>Runs a function on the thread; its exception is the task's.</summary>
    public Task<T> RunAsync<T>(Func<T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Writer.TryWrite(() =>
        {
            try
            {
                done.SetResult(function());
            }
            catch (OperationCanceledException canceled)
            {
                done.SetCanceled(canceled.CancellationToken);
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        });
        return done.Task;
    }

    /// <summary>Ends the thread once what it has begun is finished.</summary>
    public async ValueTask DisposeAsync()
    {
        _work.Writer.Complete();
        await _stopped.Task;
    }

    private void Run()
    {
        // A blocking wait: this thread is ours and has nothing else to do.
        while (_work.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_work.Reader.TryRead(out var action))
            {
                action();
            }
        }

        _stopped.SetResult();
    }
}
