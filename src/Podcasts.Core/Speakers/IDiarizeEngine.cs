using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Speakers;

/// <summary>Tells the speakers of an episode apart.</summary>
public interface IDiarizeEngine : IDisposable
{
    /// <summary>Which networks these are; voice prints of different ones are never compared.</summary>
    string Model { get; }

    /// <summary>Hears an episode from its start to its end.</summary>
    /// <param name="audio">16 kHz mono, block after block.</param>
    /// <param name="parameters">What is known of the number of speakers.</param>
    /// <param name="heard">Told how much audio is finished.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    Task<DiarizedEpisode> DiarizeAsync(
        IAsyncEnumerable<AudioBlock> audio, DiarizeParameters parameters, IProgress<TimeSpan> heard, CancellationToken cancellationToken);
}
