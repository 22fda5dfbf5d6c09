namespace Podcasts.Core.Transcribe;

/// <summary>The next piece of decoded audio, of any length.</summary>
/// <param name="Start">Time of the first sample from the start of the episode.</param>
/// <param name="Samples">16 kHz mono in [-1, 1].</param>
public sealed record AudioBlock(TimeSpan Start, ReadOnlyMemory<float> Samples);
