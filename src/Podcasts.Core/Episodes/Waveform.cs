using System.Runtime.CompilerServices;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Episodes;

/// <summary>Listens in while sound passes by, and draws what it looks like from afar.</summary>
public sealed class Waveform
{
    /// <summary>A picture has no more peaks.</summary>
    public const int MostPeaks = 2_000;

    private const int Step = AudioWindow.SampleRate / 10;
    private readonly List<byte> _loudest = [];
    private long _samples;

    /// <summary>How much sound has passed by.</summary>
    public TimeSpan Duration => AudioWindow.Time(_samples);

    /// <summary>Lets sound through.</summary>
    public async IAsyncEnumerable<AudioBlock> PassAsync(IAsyncEnumerable<AudioBlock> sound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var block in sound.WithCancellation(cancellationToken))
        {
            Add(block.Samples.Span);
            yield return block;
        }
    }

    /// <summary>The peaks of equal stretches from start to end: each the loudest sample there, 0 to 100 for silence to full scale.</summary>
    public IReadOnlyList<byte> Peaks()
    {
        var count = Math.Min(MostPeaks, _loudest.Count);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (from, to) = ((int)((long)i * _loudest.Count / count), (int)((i + 1L) * _loudest.Count / count));
            return _loudest.GetRange(from, to - from).Max();
        })];
    }

    private void Add(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            if (_samples % Step == 0)
            {
                _loudest.Add(0);
            }

            _loudest[^1] = Math.Max(_loudest[^1], (byte)Math.Round(Math.Abs(sample) * 100));
            _samples++;
        }
    }
}
