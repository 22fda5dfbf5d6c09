namespace Podcasts.Ops.Podcasts;

/// <summary>What a person has set for a show.</summary>
/// <param name="Model">A model's id, or null for the app's choice.</param>
/// <param name="Language">ISO 639-1 code, or null for the app's choice.</param>
/// <param name="Task">One of <see cref="Transcribe.TranscribeTasks"/>, or null for the app's choice.</param>
/// <param name="Vocabulary">Names and words that the recogniser should expect, each on one line.</param>
/// <param name="VoicePrints">Whether the voices of people who were named may be kept, to recognise them in other episodes; null leaves it as it is.</param>
/// <param name="TranscribeNew">Whether episodes that are new from now on are transcribed by themselves; null leaves it as it is.</param>
/// <param name="CheckHours">Hours from one reading of the feed to the next, 0 to read it only when somebody asks, or null for the app's choice.</param>
/// <param name="KeepAudioDays">Days after which our copy of the audio of an episode that has its transcript is deleted, or null to keep it.</param>
public sealed record PodcastSettings(
    string? Model,
    string? Language,
    string? Task,
    IReadOnlyList<string> Vocabulary,
    bool? VoicePrints = null,
    bool? TranscribeNew = null,
    int? CheckHours = null,
    int? KeepAudioDays = null);
