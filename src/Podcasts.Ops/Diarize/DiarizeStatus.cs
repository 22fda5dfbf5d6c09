using Podcasts.Ops.Jobs;

namespace Podcasts.Ops.Diarize;

/// <summary>How an identification of speakers stands.</summary>
/// <param name="State">One of <see cref="JobState"/>.</param>
/// <param name="Stage">One of <see cref="JobStage"/>.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="ProcessedSeconds">Audio that was heard.</param>
/// <param name="TotalSeconds">Audio in all; 0 while unknown.</param>
/// <param name="SecondsLeft">From the speed so far, or null while it is not known.</param>
/// <param name="Attempt">How often the job has been taken up.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
/// <param name="Hints">What was asked for.</param>
public sealed record DiarizeStatus(
    string Episode,
    string State,
    string Stage,
    double Percent,
    double ProcessedSeconds,
    double TotalSeconds,
    double? SecondsLeft,
    int Attempt,
    string? Error,
    DiarizeHints Hints)
{
    internal static DiarizeStatus From(DiarizeRecord row) => new(
        row.EpisodeId,
        row.State,
        row.Stage,
        Math.Round(row.Percent, 1),
        Math.Round(row.ProcessedSeconds, 2),
        Math.Round(row.TotalSeconds, 2),
        row.SecondsLeft is { } left ? Math.Round(left) : null,
        row.Attempt,
        row.Error,
        row.Hints);
}
