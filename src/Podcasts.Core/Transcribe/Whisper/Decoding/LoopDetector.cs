namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Notices text that repeats itself without end (whisper.md 5.7, item 3).</summary>
/// <remarks>A phrase four times over is a loop, but "no, no, no, no" is speech: at least <see cref="Shortest"/> tokens must repeat.</remarks>
internal sealed class LoopDetector
{
    private const int LongestPhrase = 20;
    private const int Repeats = 4;
    private const int Shortest = 12;

    private readonly List<int> _tokens = [];

    // For each length of phrase: how many tokens in a row equal the one a phrase earlier.
    private readonly int[] _matches = new int[LongestPhrase + 1];

    public bool Found { get; private set; }

    public void Add(int token)
    {
        _tokens.Add(token);
        for (var phrase = 1; phrase <= LongestPhrase && phrase < _tokens.Count; phrase++)
        {
            _matches[phrase] = _tokens[^(phrase + 1)] == token ? _matches[phrase] + 1 : 0;
            Found |= _matches[phrase] + phrase >= Math.Max(Repeats * phrase, Shortest);
        }
    }
}
