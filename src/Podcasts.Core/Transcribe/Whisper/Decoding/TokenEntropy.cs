namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>How varied the last tokens of a window are: text that goes round in a loop has few different ones (whisper.md 5.5).</summary>
internal static class TokenEntropy
{
    private const int Tokens = 32;

    /// <summary>Shannon entropy in nats of the last 32 tokens, 0 to 3.47; infinite for fewer tokens, which tell nothing.</summary>
    public static double Of(IReadOnlyList<int> tokens) => tokens.Count <= Tokens
        ? double.PositiveInfinity
        : tokens.TakeLast(Tokens).CountBy(token => token).Select(count => (double)count.Value / Tokens).Sum(share => -share * Math.Log(share));
}
