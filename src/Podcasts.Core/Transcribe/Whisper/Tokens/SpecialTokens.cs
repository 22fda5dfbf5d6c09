namespace Podcasts.Core.Transcribe.Whisper.Tokens;

/// <summary>The ids of tokens that are not text; they follow from the size of the vocabulary (whisper.md 3.5).</summary>
public sealed record SpecialTokens
{
    /// <summary>Seconds from one timestamp token to the next.</summary>
    public const double TimestampStep = 0.02;

    private SpecialTokens(int vocabulary)
    {
        Vocabulary = vocabulary;
        IsMultilingual = vocabulary >= 51865;
        LanguageCount = vocabulary - 51765 - (IsMultilingual ? 1 : 0);
        EndOfText = IsMultilingual ? 50257 : 50256;
    }

    /// <summary>Tokens in all.</summary>
    public int Vocabulary { get; }

    public bool IsMultilingual { get; }

    public int LanguageCount { get; }

    public int EndOfText { get; }

    public int StartOfTranscript => EndOfText + 1;

    public int FirstLanguage => StartOfTranscript + 1;

    public int Translate => FirstLanguage + LanguageCount;

    public int Transcribe => Translate + 1;

    public int StartOfLanguageModel => Translate + 2;

    public int StartOfPrevious => Translate + 3;

    public int NoSpeech => Translate + 4;

    public int NoTimestamps => Translate + 5;

    public int FirstTimestamp => Translate + 6;

    /// <summary>The specials of a model with so many tokens.</summary>
    public static SpecialTokens For(int vocabulary) => vocabulary is >= 51864 and <= 51866
        ? new(vocabulary)
        : throw new ArgumentOutOfRangeException(nameof(vocabulary), vocabulary, "Whisper's vocabularies have 51864, 51865 or 51866 tokens.");

    public bool IsTimestamp(int id) => id >= FirstTimestamp;

    public bool IsText(int id) => id < EndOfText;

    /// <summary>Time of a timestamp token from the start of its window.</summary>
    public TimeSpan Time(int timestamp) => TimeSpan.FromMilliseconds((timestamp - FirstTimestamp) * 20L);

    /// <summary>The token of a language, by its code.</summary>
    public int Language(string code) => FirstLanguage + Languages.IndexOf(code) is var id && id < Translate
        ? id
        : throw new ArgumentOutOfRangeException(nameof(code), code, "This model does not know the language.");

    /// <summary>What the decoder is given first.</summary>
    /// <param name="language">ISO 639-1 code; not used by models of English only.</param>
    /// <param name="task">Not used by models of English only.</param>
    /// <param name="timestamps">False for models that were not taught them.</param>
    public int[] Prompt(string language, TranscribeTask task, bool timestamps) =>
    [
        StartOfTranscript,
        .. IsMultilingual ? [Language(language), task == TranscribeTask.Translate ? Translate : Transcribe] : Array.Empty<int>(),
        .. timestamps ? Array.Empty<int>() : [NoTimestamps],
    ];
}
