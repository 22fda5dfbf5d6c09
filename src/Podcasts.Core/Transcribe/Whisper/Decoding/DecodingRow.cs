using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>One window on its way through the decoder.</summary>
/// <param name="special">Of the model.</param>
/// <param name="timestamps">Whether the model was taught them.</param>
/// <param name="dice">Decides where the temperature is above 0; a row's own, so that its neighbours do not matter.</param>
internal sealed class DecodingRow(SpecialTokens special, bool timestamps, Random dice)
{
    private readonly List<int> _tokens = [];
    private readonly LoopDetector _loops = new();
    private double _logProbability;
    private bool _ended;

    public TimestampState Timestamps { get; private set; } = new(special, timestamps);

    public double NoSpeechProbability { get; set; }

    /// <summary>What the decoder is to read next.</summary>
    public int LastToken => Finished ? special.EndOfText : _tokens[^1];

    public bool Finished => _ended || _loops.Found;

    /// <summary>A row that only fills the batch up.</summary>
    public static DecodingRow Ended(SpecialTokens special) => new(special, timestamps: false, Random.Shared) { _ended = true };

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public float Roll() => dice.NextSingle();

    public void Add(int token, double logProbability)
    {
        _logProbability += logProbability;
        if (token == special.EndOfText)
        {
            _ended = true;
            return;
        }

        _tokens.Add(token);
        Timestamps = Timestamps.After(token);
        if (special.IsText(token))
        {
            _loops.Add(token);
        }
    }

    public DecodedWindow Result(double temperature) =>
        new(_tokens, _logProbability / (_tokens.Count + (_ended ? 1 : 0)), NoSpeechProbability, temperature, RanAway: !_ended);
}
