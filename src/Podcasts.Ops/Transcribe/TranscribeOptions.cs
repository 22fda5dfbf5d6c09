using System.ComponentModel.DataAnnotations;
using Podcasts.Ops.Models;

namespace Podcasts.Ops.Transcribe;

/// <summary>How episodes are transcribed where a request does not say otherwise.</summary>
public sealed class TranscribeOptions
{
    public const string Section = "Transcribe";

    /// <summary>What hears: <c>torch</c>, <c>whisper.net</c> or <c>openai</c>.</summary>
    public string Engine { get; init; } = "torch";

    /// <summary>A model's id such as <c>base.en</c>; empty takes the best real model that is there, or else the demo.</summary>
    public string Model { get; init; } = "";

    /// <summary>ISO 639-1 code; empty detects the language.</summary>
    [RegularExpression("^([a-z]{2,3})?$", ErrorMessage = "Transcribe:Language is an ISO 639-1 code such as en, or empty to detect the language.")]
    public string Language { get; init; } = "";

    /// <summary><c>transcribe</c> for the words as they are said, <c>translate</c> for English ones.</summary>
    [RegularExpression("^(transcribe|translate)$", ErrorMessage = "Transcribe:Task is transcribe or translate.")]
    public string Task { get; init; } = TranscribeTasks.Transcribe;

    /// <summary>Text that the model takes for what was said just before each episode: names, spelling, style. Empty for none.</summary>
    [StringLength(1_000)]
    public string Prompt { get; init; } = "";

    /// <summary>Hypotheses kept alive: 1 is fastest; 5 is OpenAI's and finds somewhat better words.</summary>
    [Range(1, 16)]
    public int BeamSize { get; init; } = 1;

    /// <summary>Whether windows follow one another, each prompted by the text before: steadier spelling, but several times slower than in batches.</summary>
    public bool Sequential { get; init; }

    /// <summary>Whether every word gets its own times.</summary>
    public bool WordTimes { get; init; } = true;

    /// <summary>
    /// What tells speech from other sound: <c>network</c> (the one that tells speakers apart), <c>silero</c>, <c>loudness</c>, or <c>auto</c>
    /// for the first of them whose file lies in the models folder. Where there is no such file, loudness does it.
    /// </summary>
    [RegularExpression("^(auto|network|silero|loudness)$", ErrorMessage = "Transcribe:SpeechDetector is auto, network, silero or loudness.")]
    public string SpeechDetector { get; init; } = SpeechDetectorKind.Auto;

    /// <summary>How many episodes are downloaded and decoded at once.</summary>
    [Range(1, 64)]
    public int PrepareSlots { get; init; } = 2;

    /// <summary>How many episodes may lie prepared and wait to be heard; further ones are not begun, since decoded audio takes room (115 MB an hour).</summary>
    [Range(1, 1_000)]
    public int PrepareAhead { get; init; } = 4;

    /// <summary>An episode as long as this is heard in shards where slots are idle.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "2.00:00:00")]
    public TimeSpan ShardsFrom { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>No shard is shorter.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ShortestShard { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a job is taken up without getting any further before it is given up.</summary>
    [Range(1, 100)]
    public int MaximumAttempts { get; init; } = 5;

    /// <summary>How often a job that fails for a reason that passes by itself (a server that is down, a full disk) is tried again without getting any further.</summary>
    [Range(0, 1_000)]
    public int MaximumRetries { get; init; } = 12;

    /// <summary>Pause before a job that failed for a reason that may pass is tried again; it doubles for each further one, up to ten minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often rows and the engine are compared.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a progress stream looks for news.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>What is done where neither a request nor a show says otherwise.</summary>
    internal TranscribeSettings Settings => new()
    {
        Model = Model,
        Language = Language,
        Task = Task,
        Prompt = Prompt,
        BeamSize = BeamSize,
        Sequential = Sequential,
        WordTimes = WordTimes,
    };
}
