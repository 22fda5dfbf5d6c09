using System.Globalization;
using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Editing;

namespace Podcasts.Ops.Transcripts.Editing;

/// <summary>A transcript as it is shown, and what it is made of.</summary>
/// <param name="Transcript">With corrections and speakers.</param>
/// <param name="Heard">As the machine heard it.</param>
/// <param name="Edits">All corrections of the text, oldest first, those that were undone among them.</param>
internal sealed record EditedEpisode(Transcript Transcript, IReadOnlyList<TranscriptSegment> Heard, IReadOnlyList<TranscriptEditRecord> Edits)
{
    /// <summary>Finds the segment that somebody has seen, wherever it stands by now.</summary>
    /// <param name="id">Where it stood.</param>
    /// <param name="revision">What was seen.</param>
    /// <exception cref="ConflictException">It is not as it was; nothing must be overwritten.</exception>
    public int Find(int id, string revision)
    {
        var segments = Transcript.Segments;
        if (id < segments.Count && SegmentRevision.Of(segments[id]) == revision)
        {
            return id;
        }

        for (var i = 0; i < segments.Count; i++)
        {
            if (SegmentRevision.Of(segments[i]) == revision)
            {
                return i;
            }
        }

        var seen = SegmentRevision.StartOf(revision) ?? throw new UnprocessableException("Say which revision of the segment was seen: GET /api/transcripts/{episode} gives it with each segment.");
        var there = segments.LastOrDefault(segment => segment.Start <= seen + TimeSpan.FromMilliseconds(1)) ?? (segments.Count > 0 ? segments[0] : null);
        throw new ConflictException(there is null
            ? "Meanwhile this passage was taken out. Nothing was overwritten; load the transcript again."
            : $"Meanwhile this passage was changed. It now reads: “{there.Text}” Nothing was overwritten; choose which of the two is right.")
        {
            Current = there is null ? null : new(there.Id, SegmentRevision.Of(there), there.Text),
        };
    }

    /// <summary>Undo takes these back, the last step that stands.</summary>
    public static IReadOnlyList<TranscriptEditRecord> LastStep(IReadOnlyList<TranscriptEditRecord> edits) =>
        edits.LastOrDefault(edit => !edit.Undone) is { } last ? [.. edits.Where(edit => !edit.Undone && edit.Step == last.Step)] : [];

    /// <summary>Redo makes these again: the first step that was undone since the last one that stands.</summary>
    public static IReadOnlyList<TranscriptEditRecord> NextStep(IReadOnlyList<TranscriptEditRecord> edits)
    {
        var standing = edits.LastOrDefault(edit => !edit.Undone)?.Number ?? 0;
        return edits.FirstOrDefault(edit => edit.Number > standing) is { } next ? [.. edits.Where(edit => edit.Number > standing && edit.Step == next.Step)] : [];
    }

    /// <returns>Such as "text at 0:12", or null where there is no step.</returns>
    public static string? Tell(IReadOnlyList<TranscriptEditRecord> step) => step switch
    {
        [] => null,
        [var first, ..] when step.All(edit => edit.StartSeconds == first.StartSeconds) => $"{(first.Kind == TranscriptEditKind.Revert ? "back to what was heard" : first.Kind)} at {Time(first.Start)}",
        _ => $"text in {step.DistinctBy(edit => edit.StartSeconds).Count()} places",
    };

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");
}
