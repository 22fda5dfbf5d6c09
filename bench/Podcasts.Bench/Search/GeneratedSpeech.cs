namespace Podcasts.Bench.Search;

/// <summary>Speech that nobody said, with words as frequent as in a language: the n-th most frequent one is said a n-th as often as the first (Zipf).</summary>
internal sealed class GeneratedSpeech
{
    private const int Vocabulary = 60_000;
    private const int PassageWords = 80;
    private static readonly string[] Frequent = ["the", "and", "to", "of", "a", "that", "you", "in", "it", "is", "i", "was", "so", "they", "we", "have", "this", "for", "on", "like"];
    private static readonly string[] Syllables = ["ba", "ner", "ti", "lo", "sha", "mor", "ke", "vin", "du", "pra", "sel", "to", "gri", "hal", "on", "wes"];

    private readonly Random _random = new(5080);

    /// <summary>A passage as a paragraph of a transcript has it, some eighty words.</summary>
    public string Passage() => string.Join(' ', Enumerable.Range(0, PassageWords).Select(_ => Word(Rank(1))));

    /// <summary>A word that is at most as frequent as the n-th.</summary>
    public string WordFrom(int rank) => Word(Rank(rank));

    /// <summary>Some words that stand next to each other.</summary>
    public string Phrase(string passage, int words)
    {
        var all = passage.Split(' ');
        var at = _random.Next(all.Length - words);
        return string.Join(' ', all[at..(at + words)]);
    }

    public int Next(int below) => _random.Next(below);

    private int Rank(int from) => (int)(from * Math.Exp(_random.NextDouble() * Math.Log((double)Vocabulary / from)));

    private static string Word(int rank)
    {
        if (rank <= Frequent.Length)
        {
            return Frequent[rank - 1];
        }

        var word = "";
        for (var rest = rank; rest > 0; rest /= Syllables.Length)
        {
            word += Syllables[rest % Syllables.Length];
        }

        return word;
    }
}
