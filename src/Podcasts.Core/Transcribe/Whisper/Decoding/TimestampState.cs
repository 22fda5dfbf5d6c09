using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>What the tokens of one row so far allow next (whisper.md 5.2, rules 3 b to d).</summary>
/// <param name="special">Of the model.</param>
/// <param name="timestamps">False if no timestamp may be chosen at all.</param>
internal sealed class TimestampState(SpecialTokens special, bool timestamps)
{
    private const int LatestOpening = 50; // 1 s

    private int _count;
    private int? _latest;
    private bool _last;
    private bool _lastButOne;

    /// <summary>No text may come: there must be a timestamp or the end.</summary>
    public bool TextBanned => Opens || (_last && !_lastButOne);

    /// <summary>The first timestamp allowed; beyond the vocabulary if none is.</summary>
    public int Floor =>
        !timestamps || IsPair ? special.Vocabulary
        : _latest is not { } latest ? special.FirstTimestamp
        : _last ? latest : latest + 1;

    /// <summary>The last timestamp allowed.</summary>
    public int Ceiling => Opens ? special.FirstTimestamp + LatestOpening : special.Vocabulary - 1;

    private bool Opens => timestamps && _count == 0;

    // A single timestamp at the very start opens a segment, just as the second of a pair does.
    private bool IsPair => _last && _lastButOne;

    public void Add(int token)
    {
        _lastButOne = _count == 0 || _last;
        _last = special.IsTimestamp(token);
        _latest = _last ? token : _latest;
        _count++;
    }
}
