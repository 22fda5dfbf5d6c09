using System.Collections.Concurrent;
using Podcasts.Core.Transcribe;

namespace Podcasts.Ops.Gpu;

/// <summary>An engine that is loaded, used and unloaded on one thread of its own, because libtorch keeps its scopes by thread.</summary>
internal sealed class EngineThread : ITranscribeEngine
{
    private readonly BlockingCollection<Action> _work = [];
    private ITranscribeEngine _engine = null!;

    private EngineThread(string modelPath)
    {
        ModelPath = modelPath;
        new Thread(Work) { IsBackground = true, Name = $"engine {Path.GetFileName(modelPath)}" }.Start();
    }

    public string ModelPath { get; }

    public string Model => _engine.Model;

    public int BatchSize => _engine.BatchSize;

    public TimeSpan LongestWindow => _engine.LongestWindow;

    /// <summary>Whether the engine has failed, so that it must not be used again.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Unloads the engine some time after it was last used.</summary>
    public ITimer? Unloading { get; set; }

    public static async Task<EngineThread> StartAsync(string modelPath, EngineFactory load, CancellationToken cancellationToken)
    {
        var thread = new EngineThread(modelPath);
        try
        {
            thread._engine = await thread.RunAsync(() => load(modelPath, cancellationToken));
            return thread;
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }

    public IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, TranscribeParameters parameters, CancellationToken cancellationToken) =>
        RunAsync(() => _engine.Hear(windows, parameters, cancellationToken)).GetAwaiter().GetResult();

    public void Dispose()
    {
        Unloading?.Dispose();
        _work.Add(() => _engine?.Dispose());
        _work.CompleteAdding();
    }

    // The caller's context goes along, so that log lines of the engine carry the caller's correlation id.
    private Task<T> RunAsync<T>(Func<T> call)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = ExecutionContext.Capture()!;
        _work.Add(() => ExecutionContext.Run(context, _ => Settle(done, call), null));
        return done.Task;
    }

    private void Settle<T>(TaskCompletionSource<T> done, Func<T> call)
    {
        try
        {
            done.SetResult(call());
        }
        catch (OperationCanceledException stopped)
        {
            done.SetException(stopped);
        }
        catch (Exception failure)
        {
            IsBroken = true;
            done.SetException(failure);
        }
    }

    private void Work()
    {
        foreach (var call in _work.GetConsumingEnumerable())
        {
            call();
        }

        _work.Dispose();
    }
}
