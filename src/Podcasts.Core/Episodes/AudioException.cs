namespace Podcasts.Core.Episodes;

/// <summary>A file holds no sound that can be heard; the message says why in a plain sentence.</summary>
public sealed class AudioException(string message, Exception? inner = null) : PodcastsCoreException(message, inner);
