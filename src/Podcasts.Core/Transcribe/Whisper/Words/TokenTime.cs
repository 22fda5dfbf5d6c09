namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>When a token is said, and how sure the model is of it.</summary>
/// <param name="Start">Seconds from the start of the window.</param>
/// <param name="End">Seconds from the start of the window, where the next token starts.</param>
/// <param name="Probability">Among all text tokens, 0 to 1.</param>
internal readonly record struct TokenTime(double Start, double End, double Probability);
