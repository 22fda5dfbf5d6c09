namespace Podcasts.Core;

/// <summary>Something a person can understand and act on went wrong; the message is a plain sentence with a way out.</summary>
public class PodcastsCoreException(string message, Exception? inner = null) : Exception(message, inner);
