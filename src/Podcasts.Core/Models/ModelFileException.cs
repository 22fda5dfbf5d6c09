namespace Podcasts.Core.Models;

/// <summary>A model cannot be used; the message is one sentence that says which, why, and where in it.</summary>
public sealed class ModelFileException(string message, Exception? inner = null) : PodcastsCoreException(message, inner);
