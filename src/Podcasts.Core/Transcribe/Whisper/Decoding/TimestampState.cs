using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>What the tokens of one row so far allow next (whisper.md 5.2, rules 3 b to d).</summary>
internal sealed record TimestampState
{
    private const int LatestOpening = 50; // 1 s

    private readonly SpecialTokens _special;
    private readonly bool _timestamps;
    private int _count;
    private int? _latest;
    private bool _last;
    private bool _lastButOne;

    /// <summary>Nothing has been chosen yet.</summary>
    /// <param name="special">Of the model.</param>
    /// <param name="timestamps">False if no timestamp may be chosen at all.</param>
    public TimestampState(SpecialTokens special, bool timestamps) => (_special, _timestamps) = (special, timestamps);

    /// <summary>No text may come: there must be a timestamp or the end.</summary>
    public bool TextBanned => Opens || (_last && !_lastButOne);

    /// <summary>The first timestamp allowed; beyond the vocabulary if none is.</summary>
    public int Floor =>
        !_timestamps || IsPair ? _special.Vocabulary
        : _latest is not { } latest ? _special.FirstTimestamp
        : _last ? latest : latest + 1;

    /// <summary>The last timestamp allowed.</summary>
    public int Ceiling => Opens ? _special.FirstTimestamp + LatestOpening : _special.Vocabulary - 1;

    private bool Opens => _timestamps && _count == 0;

    // A single timestamp at the very start opens a segment, just as the second of a pair does.
    private bool IsPair => _last && _lastButOne;

    /// <summary>The state once a token has been chosen.</summary>
    public TimestampState After(int token)
    {
        var isTimestamp = _special.IsTimestamp(token);
        return this with { _count = _count + 1, _lastButOne = _count == 0 || _last, _last = isTimestamp, _latest = isTimestamp ? token : _latest };
    }
}
