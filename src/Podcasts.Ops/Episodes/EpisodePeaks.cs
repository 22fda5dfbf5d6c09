using System.Buffers.Binary;
using Podcasts.Core.Episodes;

namespace Podcasts.Ops.Episodes;

/// <summary>What an episode's sound looks like.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="Peaks">Of equal stretches from start to end, at most <see cref="Waveform.MostPeaks"/>: 0 for silence to 100 for full scale.</param>
public sealed record EpisodePeaks(double Seconds, IReadOnlyList<byte> Peaks)
{
    internal static EpisodePeaks Of(Waveform waveform) => new(waveform.Duration.TotalSeconds, waveform.Peaks());

    /// <returns>Null where a file is broken.</returns>
    internal static EpisodePeaks? Read(byte[] bytes)
    {
        if (bytes.Length < sizeof(double) || bytes.Length > sizeof(double) + Waveform.MostPeaks)
        {
            return null;
        }

        var seconds = BinaryPrimitives.ReadDoubleLittleEndian(bytes);
        var peaks = bytes[sizeof(double)..];
        return seconds is >= 0 and < 1e7 && peaks.All(peak => peak <= 100) ? new(seconds, peaks) : null;
    }

    internal async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        var bytes = new byte[sizeof(double) + Peaks.Count];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, Seconds);
        Peaks.ToArray().CopyTo(bytes, sizeof(double));
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await file.WriteAsync(bytes, cancellationToken);
        file.Flush(flushToDisk: true);
    }
}
