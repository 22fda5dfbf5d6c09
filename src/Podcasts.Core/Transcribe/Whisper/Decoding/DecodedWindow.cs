namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>The tokens chosen for a window and how sure the model was of them.</summary>
/// <param name="Tokens">Text and timestamps, without the end.</param>
/// <param name="MeanLogProbability">Natural logarithm, over the tokens and the end.</param>
/// <param name="NoSpeechProbability">0 to 1.</param>
/// <param name="Temperature">Of sampling; 0 is greedy.</param>
/// <param name="RanAway">It went round in a loop or never came to an end.</param>
internal sealed record DecodedWindow(IReadOnlyList<int> Tokens, double MeanLogProbability, double NoSpeechProbability, double Temperature, bool RanAway);
