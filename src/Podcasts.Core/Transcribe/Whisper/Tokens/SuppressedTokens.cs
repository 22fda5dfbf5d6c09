namespace Podcasts.Core.Transcribe.Whisper.Tokens;

/// <summary>The tokens that are never wanted in a transcript, found in whatever vocabulary the model has (whisper.md 4.4).</summary>
public static class SuppressedTokens
{
    private static readonly string[] Symbols =
    [
        .. "\"#()*+/:;<=>@[\\]^_`{|}~「」『』".Select(c => c.ToString()),
        .. "<< >> <<< >>> -- --- -( -[ (' (\" (( )) ((( ))) [[ ]] {{ }} ♪♪ ♪♪♪".Split(' '),
    ];

    private static readonly string[] Music = [.. "♩♪♫♬♭♮♯".Select(c => c.ToString())];

    private static readonly string[] Openings = [" -", " '"];

    /// <summary>Symbols that stand for sounds, not speech: brackets, notes, dashes.</summary>
    public static IReadOnlySet<int> NonSpeech(Tokenizer tokenizer)
    {
        var found = new SortedSet<int>();
        foreach (var text in Symbols.Concat(Music).SelectMany(symbol => new[] { symbol, " " + symbol }).Concat(Openings))
        {
            var tokens = tokenizer.Encode(text);
            var complete = tokens.Count > 0 && tokenizer.Decode(tokens) == text;
            if (complete && (tokens.Count == 1 || Music.Contains(text.Trim()) || Openings.Contains(text)))
            {
                found.Add(tokens[0]);
            }
        }

        return found;
    }

    /// <summary>Everything banned at every step: <see cref="NonSpeech"/>, and all specials but end-of-text and timestamps.</summary>
    public static IReadOnlySet<int> Always(Tokenizer tokenizer, SpecialTokens special) =>
        new SortedSet<int>(NonSpeech(tokenizer).Concat(Enumerable.Range(special.StartOfTranscript, special.FirstTimestamp - special.StartOfTranscript)));

    /// <summary>Banned at the first step besides: a blank, and ending before anything was said.</summary>
    public static IReadOnlySet<int> AtFirst(Tokenizer tokenizer, SpecialTokens special) =>
        new SortedSet<int>(tokenizer.Vocabulary.Find(" ") is { } blank ? [blank, special.EndOfText] : [special.EndOfText]);
}
