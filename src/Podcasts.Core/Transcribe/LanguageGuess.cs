namespace Podcasts.Core.Transcribe;

/// <summary>The language that some windows together are most probably in.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Probability">Of this language among all that the model knows, 0 to 1.</param>
public sealed record LanguageGuess(string Language, double Probability)
{
    /// <summary>How many times likelier the language that the feed declares is beforehand than any other: it decides where the sound does not.</summary>
    internal const double TrustInHint = 10;

    /// <summary>What to believe of a window once the feed's declaration is weighed in.</summary>
    /// <param name="heard">The language that sounds likeliest.</param>
    /// <param name="declared">The one that the feed declares, and how likely it sounds.</param>
    public static LanguageGuess Weigh(LanguageGuess heard, LanguageGuess declared)
    {
        var all = 1 + ((TrustInHint - 1) * declared.Probability);
        var weighed = TrustInHint * declared.Probability;
        return weighed >= heard.Probability ? new(declared.Language, weighed / all) : new(heard.Language, heard.Probability / all);
    }

    /// <summary>What windows come to together that were heard one by one: the language with most probability in all.</summary>
    /// <param name="guesses">At least one.</param>
    public static LanguageGuess Agree(IReadOnlyCollection<LanguageGuess> guesses)
    {
        var best = guesses.GroupBy(guess => guess.Language, guess => guess.Probability).MaxBy(same => same.Sum())!;
        return new(best.Key, best.Sum() / guesses.Count);
    }
}
