using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Podcasts.Core.Transcribe;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Transcribe;

/// <summary>Writes batch after batch: the segments, and in the same transaction the point to resume from.</summary>
internal sealed partial class BatchRecorder
{
    private readonly Pace _pace;
    private readonly ILogger _logger;
    private readonly string _transcript;
    private int _position;

    internal BatchRecorder(ResumePoint from, TimeProvider time, ILogger logger)
    {
        (_transcript, _position, _logger) = (from.Transcript, from.Position, logger);
        _pace = new Pace(time);
        _pace.Mark(from.Seconds);
    }

    /// <summary>Adds a batch to the transaction of <paramref name="work"/>.</summary>
    public async Task SaveAsync(EpisodeWork work, WorkItemRecord item, TranscribedBatch batch, CancellationToken cancellationToken)
    {
        _pace.Mark(batch.Processed.TotalSeconds);
        var database = work.Database;
        database.AddRange(batch.Segments.Select((segment, i) => Sound(SegmentRecord.From(segment, _transcript, _position + i), item.EpisodeId)));
        database.AddRange(batch.Speech.Select(range => new SpeechRecord
        {
            TranscriptId = _transcript,
            StartSeconds = range.Start.TotalSeconds,
            EndSeconds = range.End.TotalSeconds,
        }));
        var transcript = await database.Transcripts.SingleAsync(t => t.Id == _transcript, cancellationToken);
        transcript.Language = batch.Language ?? transcript.Language;
        (item.FruitlessAttempts, item.Retries) = (0, 0);
        item.ProcessedSeconds = batch.Processed.TotalSeconds - item.FromSeconds;
        item.Percent = Percent.OfHearing(item.ProcessedSeconds, item.TotalSeconds);
        item.SecondsLeft = _pace.SecondsLeft(item.FromSeconds + item.TotalSeconds);
        _position += batch.Segments.Count;
    }

    // What an engine adds to its text may be odd; that never costs the text.
    private SegmentRecord Sound(SegmentRecord segment, string episode)
    {
        if (RowRules.Refusal(segment) is { } refusal)
        {
            Log.Stripped(_logger, episode, segment.StartSeconds, refusal);
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
