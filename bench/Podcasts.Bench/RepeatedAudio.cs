using System.Runtime.CompilerServices;
using Podcasts.Core.Episodes;
using Podcasts.Core.Transcribe;

namespace Podcasts.Bench;

/// <summary>Files played one after the other, over and over, as one long episode. Decoded as it is asked for, as in the app.</summary>
internal sealed class RepeatedAudio(IReadOnlyList<string> files, TimeSpan? length)
{
    private readonly EpisodeAudioReader _reader = new(TimeProvider.System);

    public async IAsyncEnumerable<AudioBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = TimeSpan.Zero;
        do
        {
            foreach (var file in files)
            {
                await foreach (var block in _reader.ReadAsync(file, TimeSpan.Zero, cancellationToken))
                {
                    if (start >= length)
                    {
                        yield break;
                    }

                    yield return block with { Start = start };
                    start += TimeSpan.FromSeconds((double)block.Samples.Length / AudioWindow.SampleRate);
                }
            }
        }
        while (start < length);
    }
}
