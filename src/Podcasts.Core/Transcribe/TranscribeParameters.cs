using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>How an episode is to be heard. Defaults are OpenAI's (whisper.md 5).</summary>
public sealed record TranscribeParameters
{
    /// <summary>ISO 639-1 code, or null to detect it.</summary>
    public string? Language { get; init; }

    /// <summary>ISO 639-1 code that the feed declares: a prior for detection, or null. A locale such as <c>en-us</c> is taken for its language; an unknown one is passed over.</summary>
    public string? LanguageHint
    {
        get;
        init => field = value is null ? null : Languages.Normalize(value);
    }

    /// <summary>Words of the language spoken, or of English.</summary>
    public TranscribeTask Task { get; init; } = TranscribeTask.Transcribe;

    /// <summary>Text that the model is to take for what was said just before, or null.</summary>
    public string? Prompt { get; init; }

    /// <summary>Names and words of the show that the model should expect.</summary>
    public IReadOnlyList<string> Vocabulary { get; init; } = [];

    /// <summary>Whether every word gets its own times.</summary>
    public bool WordTimes { get; init; } = true;

    /// <summary>Whether windows follow one another, each prompted by the text before, instead of being cut at silences and heard in batches.</summary>
    public bool Sequential { get; init; }

    /// <summary>Hypotheses kept alive at temperature 0; 1 is greedy.</summary>
    public int BeamSize
    {
        get;
        init => field = value is >= 1 and <= 16 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A beam holds 1 to 16 hypotheses.");
    } = 1;

    /// <summary>Tried in turn until the result is neither repetitive nor improbable.</summary>
    public IReadOnlyList<double> Temperatures { get; init; } = [0, 0.2, 0.4, 0.6, 0.8, 1.0];

    /// <summary>Whether what came out badly is heard once more: not where one temperature is all there is.</summary>
    public bool TriesAgain => Temperatures.Count > 1;

    /// <summary>A window whose text compresses better than this is a loop.</summary>
    public double MaximumCompressionRatio { get; init; } = 2.4;

    /// <summary>A window whose mean log-probability is lower has failed.</summary>
    public double MinimumMeanLogProbability { get; init; } = -1.0;

    /// <summary>A window whose last 32 tokens vary less than this (entropy in nats) is a loop; 0 allows any.</summary>
    public double MinimumTokenEntropy { get; init; } = 2.4;

    /// <summary>A failed window more probably silent than this is dropped.</summary>
    public double NoSpeechThreshold { get; init; } = 0.6;

    /// <summary>No window is longer; from 1 s to the 30 s that Whisper takes at once.</summary>
    public TimeSpan LongestWindow
    {
        get;
        init => field = value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromSeconds(30)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A window is 1 s to 30 s long.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>Times from the start of the episode where another voice begins, in order; windows rather end there. Empty where they are not known.</summary>
    public IReadOnlyList<TimeSpan> SpeakerChanges { get; init; } = [];

    /// <summary>The last segments from before the place where a transcription goes on; a few minutes of them do.</summary>
    public IReadOnlyList<TranscriptSegment> Before { get; init; } = [];

    /// <summary>Id of the first segment; above 0 where a transcription goes on from before.</summary>
    public int FirstSegmentId { get; init; }

    /// <summary>Seed of sampling at temperatures above 0, so that runs repeat.</summary>
    public long Seed { get; init; } = 1;
}
