using Podcasts.Core.Fetching;

namespace Podcasts.Core.Directories;

/// <summary>Somebody who lists podcasts and finds them by name.</summary>
public interface IPodcastDirectory
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Whether it can be asked as things are set.</summary>
    bool IsOpen { get; }

    /// <summary>Shows of that name, the best first.</summary>
    /// <exception cref="FetchException">It cannot be asked.</exception>
    /// <exception cref="DirectoryException">It answers with what cannot be understood.</exception>
    Task<IReadOnlyList<ListedShow>> FindAsync(string name, CancellationToken cancellationToken);
}
