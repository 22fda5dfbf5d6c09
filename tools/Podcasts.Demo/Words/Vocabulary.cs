using System.Text.RegularExpressions;

namespace Podcasts.Demo.Words;

/// <summary>
/// The compact classes that the model is trained on and the id that each has in a Whisper file: pieces (" word", ",", ".", "?"),
/// five special tokens, one class that stands for all unused ids, then the 1501 times.
/// </summary>
public sealed partial class Vocabulary
{
    /// <summary>All ids of an English-only Whisper model.</summary>
    public const int WhisperIds = 51864;

    /// <summary>The id of &lt;|0.00|&gt;.</summary>
    public const int FirstTimeId = 50363;

    /// <summary>Times from 0 to 30 s in steps of 20 ms.</summary>
    public const int Times = 1501;

    private readonly Dictionary<string, int> _pieces = [];
    private readonly Dictionary<string, int> _words = [];

    /// <summary>Builds classes and ids from the words of a grammar.</summary>
    public Vocabulary(IReadOnlyList<string> words)
    {
        BytePairs = new BytePairs(words);
        Pieces = words.Select(w => " " + w).Concat([",", ".", "?"]).ToArray();
        foreach (var (piece, index) in Pieces.Select((p, i) => (p, i)))
        {
            _pieces[piece] = index;
        }

        foreach (var word in words.Select(Normalise).Distinct())
        {
            _words[word] = _words.Count + 1;
        }
    }

    /// <summary>The text of each of the first classes.</summary>
    public IReadOnlyList<string> Pieces { get; }

    /// <summary>The tokens of the exported file.</summary>
    public BytePairs BytePairs { get; }

    /// <summary>Words without regard to case, plus one for "none", which is 0.</summary>
    public int WordClasses => _words.Count + 1;

    /// <summary>End of text.</summary>
    public int End => Pieces.Count;

    /// <summary>Start of transcript.</summary>
    public int Start => End + 1;

    /// <summary>Start of the previous text.</summary>
    public int Previous => End + 2;

    /// <summary>There is no speech.</summary>
    public int NoSpeech => End + 3;

    /// <summary>No times wanted.</summary>
    public int NoTimes => End + 4;

    /// <summary>Stands for every id that has no class of its own.</summary>
    public int Unused => End + 5;

    /// <summary>The class of 0.00 s.</summary>
    public int FirstTime => End + 6;

    /// <summary>How many classes there are.</summary>
    public int Classes => FirstTime + Times;

    /// <summary>How many ids share the class <see cref="Unused"/>.</summary>
    public int UnusedIds => WhisperIds - Times - Pieces.Count - 5;

    /// <summary>The id of a class in a Whisper file; not for <see cref="Unused"/>.</summary>
    public int WhisperId(int token) => token switch
    {
        _ when token < End => BytePairs.Id(Pieces[token]),
        _ when token >= FirstTime => FirstTimeId + token - FirstTime,
        _ => (token - End) switch { 0 => 50256, 1 => 50257, 2 => 50360, 3 => 50361, 4 => 50362, _ => throw new ArgumentOutOfRangeException(nameof(token)) },
    };

    /// <summary>The classes of a sentence, each with the word (from 0) that it spells, or -1 for a punctuation mark.</summary>
    public IEnumerable<(int Token, int Word)> Encode(string sentence)
    {
        var word = 0;
        foreach (var match in Piece().Matches(sentence).AsEnumerable())
        {
            var text = match.Value;
            yield return char.IsLetter(text[0]) ? (_pieces[" " + text], word++) : (_pieces[text], -1);
        }
    }

    /// <summary>The classes of words, numbered from 1, without regard to case.</summary>
    public int Word(string word) => _words[Normalise(word)];

    /// <summary>The words of a text: lower case, no punctuation.</summary>
    public static string[] Words(string text) => Normalise(text).Split([' ', ',', '.', '?'], StringSplitOptions.RemoveEmptyEntries);

    private static string Normalise(string word) => word.ToLowerInvariant();

    [GeneratedRegex("[A-Za-z]+|[,.?]")]
    private static partial Regex Piece();
}
