namespace Podcasts.Core.Transcribe;

/// <summary>An engine does not work on this machine or in this build; the message says why and what to do.</summary>
public sealed class EngineUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
