using Podcasts.Ops.Jobs;

namespace Podcasts.Ops.Transcribe;

/// <summary>How a job stands.</summary>
/// <param name="State">One of <see cref="JobState"/>.</param>
/// <param name="Stage">One of <see cref="JobStage"/>.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="ProcessedSeconds">Audio that is finished.</param>
/// <param name="TotalSeconds">Audio in all; 0 while unknown.</param>
/// <param name="SecondsLeft">From the measured speed of the last batches, or null while there is none.</param>
/// <param name="Attempt">How often the job has been taken up.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
/// <param name="Language">As asked for, or as heard; null while unknown.</param>
/// <param name="Task">One of <see cref="TranscribeTasks"/>.</param>
public sealed record TranscribeStatus(
    string Episode,
    string State,
    string Stage,
    double Percent,
    double ProcessedSeconds,
    double TotalSeconds,
    double? SecondsLeft,
    int Attempt,
    string? Error,
    string Model,
    string? Language,
    string Task)
{
    internal static TranscribeStatus From(TranscribeRecord row) => new(
        row.EpisodeId,
        row.State,
        row.Stage,
        Math.Round(row.Percent, 1),
        Math.Round(row.ProcessedSeconds, 2),
        Math.Round(row.TotalSeconds, 2),
        row.SecondsLeft is { } left ? Math.Round(left) : null,
        row.Attempt,
        row.Error,
        row.Model,
        row.Language,
        row.Task);
}
