namespace Podcasts.Core.Speakers;

/// <summary>The two networks of speaker diarization, wherever they run.</summary>
public interface ISpeakerNetworks : IDisposable
{
    /// <summary>Hears who of each window's speakers speaks when, and what their voices are like.</summary>
    /// <param name="sound">The recording, 16 kHz mono, -1 to 1, in pieces of any length; it is read once and need never be in memory as a whole.</param>
    /// <param name="progress">Told after each block of windows; may be null.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    SpeakerWindows Hear(IEnumerable<ReadOnlyMemory<float>> sound, IProgress<StageProgress>? progress, CancellationToken cancellationToken);
}
