using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>Saves batch after batch: the segments, and in the same transaction the point to resume from.</summary>
public sealed class BatchRecorder
{
    private readonly TranscribeFence _fence;
    private readonly TranscribeClaim _claim;
    private readonly Pace _pace;
    private int _position;

    internal BatchRecorder(TranscribeFence fence, TranscribeClaim claim, ResumePoint from, TimeProvider time)
    {
        (_fence, _claim, _position) = (fence, claim, from.Position);
        _pace = new Pace(time);
        _pace.Mark(from.Seconds);
    }

    public async Task SaveAsync(TranscribedBatch batch, CancellationToken cancellationToken)
    {
        _pace.Mark(batch.Processed.TotalSeconds);
        await _fence.WriteAsync(
            _claim,
            async (database, row, token) =>
            {
                database.AddRange(batch.Segments.Select((segment, i) => new SegmentRecord
                {
                    TranscriptId = row.TranscriptId,
                    Position = _position + i,
                    StartSeconds = segment.Start.TotalSeconds,
                    EndSeconds = segment.End.TotalSeconds,
                    Text = segment.Text,
                    Speaker = segment.Speaker,
                }));
                var transcript = await database.Transcripts.SingleAsync(t => t.Id == row.TranscriptId, token);
                transcript.Language = batch.Language ?? transcript.Language;
                row.Stage = TranscribeStage.Recognize;
                row.FruitlessAttempts = 0;
                row.ProcessedSeconds = batch.Processed.TotalSeconds;
                row.TotalSeconds = Math.Max(row.TotalSeconds, row.ProcessedSeconds); // Headers may lie; what was heard does not.
                row.Percent = Percent.OfRecognition(row.ProcessedSeconds, row.TotalSeconds);
                row.SecondsLeft = _pace.SecondsLeft(row.TotalSeconds);
            },
            cancellationToken);
        _position += batch.Segments.Count;
    }
}
