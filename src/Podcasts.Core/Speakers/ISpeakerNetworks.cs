namespace Podcasts.Core.Speakers;

/// <summary>The two networks of speaker diarization, wherever they run.</summary>
public interface ISpeakerNetworks : IDisposable
{
    /// <summary>Hears who of each window's speakers speaks when, and what their voices are like.</summary>
    /// <param name="sound">The whole recording, 16 kHz mono, -1 to 1.</param>
    /// <param name="progress">Told after each block of windows; may be null.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    SpeakerWindows Hear(ReadOnlyMemory<float> sound, IProgress<StageProgress>? progress, CancellationToken cancellationToken);
}
