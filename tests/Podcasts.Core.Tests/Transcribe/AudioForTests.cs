using System.Runtime.CompilerServices;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Transcribe;

internal static class AudioForTests
{
    /// <summary>Streams samples in blocks, as a reader of a file would.</summary>
    public static async IAsyncEnumerable<AudioBlock> Blocks(
        float[] samples, int blockSamples = 160_000, TimeSpan start = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var at = 0; at < samples.Length; at += blockSamples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return new AudioBlock(start + TimeSpan.FromSeconds(at / 16_000.0), samples.AsMemory(at, Math.Min(blockSamples, samples.Length - at)));
        }
    }
}
