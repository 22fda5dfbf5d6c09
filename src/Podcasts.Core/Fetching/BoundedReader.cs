using System.Runtime.CompilerServices;

namespace Podcasts.Core.Fetching;

/// <summary>Reads what a host sends, whatever it claimed about the length, and gives up where there is too much of it or too little at a time.</summary>
internal sealed class BoundedReader(FetchingOptions options, TimeProvider time)
{
    /// <summary>Bytes that have to come within each <see cref="FetchingOptions.IdleTimeout"/>, lest a drop now and then count as flowing.</summary>
    public const int MinimumBytes = 16 << 10;

    /// <summary>Pieces of the body; each is valid until the next one is asked for.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream body,
        string host,
        long maximumBytes,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(options.IdleTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        var buffer = new byte[80 << 10];
        var total = 0L;
        var sinceIdle = 0;
        while (await body.ReadAsync(buffer, linked.Token) is > 0 and var read)
        {
            if ((total += read) > maximumBytes)
            {
                throw FetchFailure.TooLarge(host, maximumBytes);
            }

            yield return buffer.AsMemory(0, read);
            if ((sinceIdle += read) >= MinimumBytes)
            {
                idle.CancelAfter(options.IdleTimeout);
                sinceIdle = 0;
            }
        }
    }
}
