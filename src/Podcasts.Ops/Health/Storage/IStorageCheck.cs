namespace Podcasts.Ops.Health.Storage;

/// <summary>Looks at one kind of what is stored, and repairs it.</summary>
public interface IStorageCheck
{
    /// <summary>What the ids of its findings begin with.</summary>
    string Name { get; }

    /// <summary>Looks at one thing after the other.</summary>
    /// <param name="thorough">Whether contents are compared with names and checksums, which reads everything.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    IAsyncEnumerable<StorageLook> LookAsync(bool thorough, CancellationToken cancellationToken);

    /// <summary>Repairs what a finding is about, if it still is so.</summary>
    /// <param name="subject">The finding's id behind its colon.</param>
    /// <param name="cancellationToken">Stops at once; what is half done goes on with the next repair.</param>
    /// <returns>What was done, in a sentence; null where nothing is wrong any more.</returns>
    /// <exception cref="PodcastsException">It cannot be repaired.</exception>
    Task<string?> RepairAsync(string subject, CancellationToken cancellationToken);
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Group">One of <see cref="StorageGroup"/>.</param>
/// <param name="Finding">What is wrong, or null.</param>
public readonly record struct StorageLook(string Group, StorageFinding? Finding = null);
