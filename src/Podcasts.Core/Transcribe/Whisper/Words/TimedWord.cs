namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>A word on its way to its final times.</summary>
/// <param name="Text">As the tokens spell it, with the space before it.</param>
/// <param name="Start">Seconds from the start of the window.</param>
/// <param name="End">Seconds from the start of the window.</param>
/// <param name="Probability">Mean over its tokens, 0 to 1.</param>
internal sealed record TimedWord(string Text, double Start, double End, double Probability)
{
    public double Duration => End - Start;
}
