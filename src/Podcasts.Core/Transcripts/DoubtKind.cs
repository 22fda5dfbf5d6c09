namespace Podcasts.Core.Transcripts;

/// <summary>Why a passage of a transcript deserves a second look.</summary>
public enum DoubtKind
{
    /// <summary>Speech was found, but no words.</summary>
    SpeechWithoutText,

    /// <summary>Words were written where hardly any speech was found.</summary>
    TextWithoutSpeech,

    /// <summary>The text compresses so well that the recogniser probably went round in a loop.</summary>
    Loop,

    /// <summary>The same words come many times in a row.</summary>
    Repetition,

    /// <summary>More text than people say in the time.</summary>
    Fast,

    /// <summary>Less text than people say in the time.</summary>
    Slow,

    /// <summary>The recogniser was unsure.</summary>
    LowConfidence,
}
