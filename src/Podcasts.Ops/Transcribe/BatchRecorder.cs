using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>Saves batch after batch: the segments, and in the same transaction the point to resume from.</summary>
public sealed partial class BatchRecorder
{
    private readonly JobFence<TranscribeRecord> _fence;
    private readonly JobClaim _claim;
    private readonly Pace _pace;
    private readonly ILogger _logger;
    private int _position;

    internal BatchRecorder(JobFence<TranscribeRecord> fence, JobClaim claim, ResumePoint from, TimeProvider time, ILogger logger)
    {
        (_fence, _claim, _position, _logger) = (fence, claim, from.Position, logger);
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
                database.AddRange(batch.Segments.Select((segment, i) => Sound(SegmentRecord.From(segment, row.TranscriptId, _position + i))));
                database.AddRange(batch.Speech.Select(range => new SpeechRecord
                {
                    TranscriptId = row.TranscriptId,
                    StartSeconds = range.Start.TotalSeconds,
                    EndSeconds = range.End.TotalSeconds,
                }));
                var transcript = await database.Transcripts.SingleAsync(t => t.Id == row.TranscriptId, token);
                transcript.Language = batch.Language ?? transcript.Language;
                row.Stage = JobStage.Recognize;
                row.FruitlessAttempts = 0;
                row.ProcessedSeconds = batch.Processed.TotalSeconds;
                row.TotalSeconds = Math.Max(row.TotalSeconds, row.ProcessedSeconds); // Headers may lie; what was heard does not.
                row.Percent = Percent.OfRecognition(row.ProcessedSeconds, row.TotalSeconds);
                row.SecondsLeft = _pace.SecondsLeft(row.TotalSeconds);
            },
            cancellationToken);
        _position += batch.Segments.Count;
    }

    // What an engine adds to its text may be odd; that never costs the text.
    private SegmentRecord Sound(SegmentRecord segment)
    {
        if (RowRules.Refusal(segment) is { } refusal)
        {
            Log.Stripped(_logger, _claim.Episode, segment.StartSeconds, refusal);
            (segment.Words, segment.MeanLogProbability, segment.NoSpeechProbability, segment.CompressionRatio, segment.Temperature) = (null, null, null, null, null);
        }

        return segment;
    }

    private static partial class Log
    {
        [LoggerMessage(431, LogLevel.Warning, "A segment of episode {EpisodeId} at second {Seconds} is saved without its words and confidence: {Reason}")]
        public static partial void Stripped(ILogger logger, string episodeId, double seconds, string reason);
    }
}
