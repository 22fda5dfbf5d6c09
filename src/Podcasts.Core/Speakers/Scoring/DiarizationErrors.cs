namespace Podcasts.Core.Speakers.Scoring;

/// <summary>Speech time that a diarization got right and wrong; several recordings are added up before rates are taken.</summary>
/// <param name="Total">Speech in the reference; where two speak it counts twice.</param>
/// <param name="Correct">Speech of the right speaker.</param>
/// <param name="Confusion">Speech given to another speaker.</param>
/// <param name="Miss">Speech that was not found.</param>
/// <param name="FalseAlarm">Speech found where there is none.</param>
public readonly record struct DiarizationErrors(TimeSpan Total, TimeSpan Correct, TimeSpan Confusion, TimeSpan Miss, TimeSpan FalseAlarm)
{
    /// <summary>Diarization error rate: 0 is perfect, more than 1 is possible.</summary>
    public double Rate => Total > TimeSpan.Zero ? (Confusion + Miss + FalseAlarm) / Total : FalseAlarm > TimeSpan.Zero ? 1 : 0;

    public static DiarizationErrors operator +(DiarizationErrors a, DiarizationErrors b) => Add(a, b);

    /// <summary>The errors of both.</summary>
    public static DiarizationErrors Add(DiarizationErrors a, DiarizationErrors b) =>
        new(a.Total + b.Total, a.Correct + b.Correct, a.Confusion + b.Confusion, a.Miss + b.Miss, a.FalseAlarm + b.FalseAlarm);
}
