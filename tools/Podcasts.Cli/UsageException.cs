namespace Podcasts.Cli;

/// <summary>The words are understood one by one, but not together; the message is a sentence with a way out.</summary>
internal sealed class UsageException(string message) : Exception(message);
