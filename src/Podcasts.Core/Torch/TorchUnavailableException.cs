namespace Podcasts.Core.Torch;

/// <summary>libtorch cannot be used on this machine; the message says why and what to do.</summary>
public sealed class TorchUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
