using System.Collections.Concurrent;

namespace Podcasts.Core.Torch;

/// <summary>One thread on which all of an engine's work with torch is done.</summary>
/// <remarks>
/// Torch keeps a team of workers, scopes and modes for each thread that calls it, so calls must not wander through the pool
/// (torchsharp.md 7.5).
/// </remarks>
public sealed class TorchThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public TorchThread(string name) => new Thread(Work) { IsBackground = true, Name = name }.Start();

    /// <summary>Runs a function on the thread and waits for it; what it throws is thrown here.</summary>
    public T Run<T>(Func<T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = ExecutionContext.Capture()!; // Log lines of the engine carry the caller's correlation id.
        _work.Add(() => ExecutionContext.Run(context, _ => Settle(done, function), null));
        return done.Task.GetAwaiter().GetResult();
    }

    /// <summary>Ends the thread once what it has begun is finished.</summary>
    public void Dispose() => _work.CompleteAdding();

    private static void Settle<T>(TaskCompletionSource<T> done, Func<T> function)
    {
        try
        {
            done.SetResult(function());
        }
        catch (Exception failure)
        {
            done.SetException(failure);
        }
    }

    private void Work()
    {
        foreach (var action in _work.GetConsumingEnumerable())
        {
            action();
        }

        _work.Dispose();
    }
}
