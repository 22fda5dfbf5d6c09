namespace Podcasts.Core.Transcribe;

/// <summary>The language that some windows together are most probably in.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Probability">Of this language among all that the model knows, 0 to 1.</param>
public sealed record LanguageGuess(string Language, double Probability);
