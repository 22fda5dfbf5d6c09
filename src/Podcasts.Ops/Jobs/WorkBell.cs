using System.Threading.Channels;

namespace Podcasts.Ops.Jobs;

/// <summary>Tells the reconciler that there may be something to do, so that it need not wait for its next round.</summary>
public sealed class WorkBell(TimeProvider time)
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Waits until it is rung, but no longer than <paramref name="patience"/>.</summary>
    internal async Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await _rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time for a round.
        }
    }
}
