using Podcasts.Core.Episodes;
using Podcasts.Core.Transcribe;

namespace Podcasts.Ops.Episodes;

/// <summary>An episode's decoded audio.</summary>
/// <param name="AudioFile">The copy that it was decoded from.</param>
/// <param name="Path">A file of 16 kHz mono samples.</param>
/// <param name="Duration">As it was decoded, whatever headers say.</param>
public sealed record PreparedSound(string AudioFile, string Path, TimeSpan Duration)
{
    /// <summary>The sound between two points of the episode.</summary>
    public IAsyncEnumerable<AudioBlock> ReadAsync(TimeSpan from, TimeSpan? until, CancellationToken cancellationToken) =>
        SampleFile.ReadAsync(Path, from, until, cancellationToken);
}
