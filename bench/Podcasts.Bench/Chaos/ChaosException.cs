namespace Podcasts.Bench.Chaos;

/// <summary>The app did not do what it promises; the message says what and where.</summary>
internal sealed class ChaosException(string message) : Exception(message);
