using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Editing;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts.Editing;

/// <summary>What people correct of the text: each correction is a revision of its own, made of what was seen and of nothing else.</summary>
public sealed class TextCorrections(IDbContextFactory<PodcastsDbContext> databases, TranscriptReader reader, TimeProvider time)
{
    /// <summary>Writes what is said in a segment.</summary>
    /// <param name="episode">Whose transcript.</param>
    /// <param name="segment">Id of the segment.</param>
    /// <param name="revision">Of the segment that was seen.</param>
    /// <param name="text">What is said; empty where nothing is.</param>
    /// <param name="continues">Whether it goes on with the correction before it of the same segment, so that one undo takes both back.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="ConflictException">The segment is not as it was seen.</exception>
    public Task EditAsync(string episode, int segment, string revision, string text, bool continues, CancellationToken cancellationToken) => MakeAsync(
        episode,
        edited =>
        {
            var index = edited.Find(segment, revision);
            var (shown, said) = (edited.Transcript.Segments, OneLine(text));
            return said == shown[index].Text ? [] : [Edit(edited, index, said, continues ? StepOf(edited, SegmentStretch.Of(shown, index).Start) : null)];
        },
        cancellationToken);

    /// <summary>Splits a segment.</summary>
    /// <param name="episode">Whose transcript.</param>
    /// <param name="segment">Id of the segment.</param>
    /// <param name="revision">Of the segment that was seen.</param>
    /// <param name="offset">Where in its text the second part begins, in characters; within a word, the word goes to the second part.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    public Task SplitAsync(string episode, int segment, string revision, int offset, CancellationToken cancellationToken) => MakeAsync(
        episode,
        edited =>
        {
            var shown = edited.Transcript.Segments[edited.Find(segment, revision)];
            var word = SegmentCutter.WordAt(shown, offset) ?? throw new UnprocessableException(shown.Words.Count == 0
                ? "This segment has no times for its words, so nobody knows when its second part would start. Transcribe the episode again with an engine that gives word times."
                : "There must be words on both sides. Put the cursor between two words.");
            return [TranscriptEditRecord.From(new SplitEdit(word), episode, shown.Text, shown.Heard ?? shown.Text, Ids.Step())];
        },
        cancellationToken);

    /// <summary>Joins a segment with the one after it.</summary>
    public Task JoinAsync(string episode, int segment, string revision, CancellationToken cancellationToken) => MakeAsync(
        episode,
        edited =>
        {
            var (shown, index) = (edited.Transcript.Segments, edited.Find(segment, revision));
            if (index + 1 == shown.Count)
            {
                throw new UnprocessableException("This is the last segment; there is none after it to join it with.");
            }

            return SegmentJoiner.CanJoin(shown[index], shown[index + 1])
                ? [TranscriptEditRecord.From(new JoinEdit(SegmentStretch.Between(shown[index], shown[index + 1])), episode, $"{shown[index].Text} {shown[index + 1].Text}", shown[index].Heard ?? shown[index].Text, Ids.Step())]
                : throw new UnprocessableException("Different people speak in these two. Say first that one person says both.");
        },
        cancellationToken);

    /// <summary>Goes back to what the machine heard.</summary>
    public Task RevertAsync(string episode, int segment, string revision, CancellationToken cancellationToken) => MakeAsync(
        episode,
        edited =>
        {
            var (shown, index) = (edited.Transcript.Segments, edited.Find(segment, revision));
            var (start, end) = SegmentStretch.Of(shown, index);
            return shown[index].Heard is { } heard
                ? [TranscriptEditRecord.From(new RevertEdit(start, end), episode, shown[index].Text, heard, Ids.Step())]
                : throw new ConflictException("This segment reads as the machine heard it; there is nothing to go back to.");
        },
        cancellationToken);

    /// <summary>Notes corrections. What they are made of is read in the transaction that writes them, and there is one at a time: of two who correct the same segment, the second is told.</summary>
    internal async Task MakeAsync(string episode, Func<EditedEpisode, IReadOnlyList<TranscriptEditRecord>> make, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var rows = make(await reader.ReadEditedAsync(episode, cancellationToken));
        var last = await database.TranscriptEdits.IgnoreQueryFilters().Where(edit => edit.EpisodeId == episode).MaxAsync(edit => (int?)edit.Number, cancellationToken) ?? 0;
        foreach (var row in rows)
        {
            (row.Number, row.At) = (++last, time.GetUtcNow().ToUnixTimeMilliseconds());
            database.Add(row);
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The row of a segment's new text. Times come from the machine's words, so that writing in several goes is the same as in one.</summary>
    internal static TranscriptEditRecord Edit(EditedEpisode edited, int index, string text, string? step)
    {
        var segments = edited.Transcript.Segments;
        var (start, end) = SegmentStretch.Of(segments, index);
        var heard = HeardWords.In(edited.Heard, start, end);
        var words = AlignedWords.Of(heard.Count > 0 ? heard : segments[index].Words, text, start, end);
        return TranscriptEditRecord.From(
            new TextEdit(start, end, text, words), edited.Transcript.Episode, segments[index].Text, HeardWords.Between(edited.Heard, start, end), step ?? Ids.Step());
    }

    private static string? StepOf(EditedEpisode edited, TimeSpan start) =>
        edited.Edits is [.., { Undone: false, Kind: TranscriptEditKind.Text } last] && Math.Abs((last.Start - start).TotalSeconds) < 0.01 ? last.Step : null;

    private static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.Where(c => !char.IsControl(c) || char.IsWhiteSpace(c))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
