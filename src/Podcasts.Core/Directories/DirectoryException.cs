namespace Podcasts.Core.Directories;

/// <summary>A directory's answer cannot be used; the message is a plain sentence.</summary>
public sealed class DirectoryException(string message, Exception? inner = null) : PodcastsCoreException(message, inner);
