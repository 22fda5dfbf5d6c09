using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Comparing;
using Podcasts.Core.Transcripts.Editing;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Transcripts.Editing;

namespace Podcasts.Ops.Transcripts;

/// <summary>Transcripts: read, take along as a file, correct who speaks and what is said.</summary>
public sealed class TranscriptsOrchestrator(
    EpisodesOrchestrator episodes,
    TranscriptReader reader,
    SpeakerCorrections corrections,
    TextCorrections texts,
    TextHistory history,
    TextReplacements replacements,
    OtherTranscripts others,
    PublisherTranscripts publisher)
{
    /// <summary>The latest finished transcript.</summary>
    /// <exception cref="NotFoundException">There is no such episode, or it has no finished transcript.</exception>
    public async Task<TranscriptDetails> GetAsync(string episodeId, CancellationToken cancellationToken) =>
        TranscriptDetails.From(await reader.ReadAsync(episodeId, cancellationToken));

    /// <summary>The transcript as a file.</summary>
    /// <param name="episodeId">Whose words.</param>
    /// <param name="format">The ending of a <see cref="TranscriptFileType"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="NotFoundException">There is no such episode or format, or no finished transcript.</exception>
    public async Task<TranscriptFile> ExportAsync(string episodeId, string format, CancellationToken cancellationToken)
    {
        var type = TranscriptFile.TypeOf(format);
        var transcript = await reader.ReadAsync(episodeId, cancellationToken);
        return TranscriptFile.From(transcript, await episodes.GetAsync(episodeId, cancellationToken), type);
    }

    /// <inheritdoc cref="OtherTranscripts.ListAsync"/>
    public Task<IReadOnlyList<OtherTranscriptDetails>> ListOthersAsync(string episodeId, CancellationToken cancellationToken) => others.ListAsync(episodeId, cancellationToken);

    /// <inheritdoc cref="OtherTranscripts.GetAsync"/>
    public async Task<OtherTextDetails> GetOtherAsync(string episodeId, string other, CancellationToken cancellationToken)
    {
        var found = await others.GetAsync(episodeId, other, cancellationToken);
        return new(found.Details, [.. found.Segments.Select(SegmentDetails.From)]);
    }

    /// <summary>Ours and another one, word by word.</summary>
    /// <exception cref="NotFoundException">One of the two is not here.</exception>
    public async Task<CompareDetails> CompareAsync(string episodeId, string other, CancellationToken cancellationToken)
    {
        var ours = await reader.ReadAsync(episodeId, cancellationToken);
        return CompareDetails.From(TranscriptComparison.Of(ours.Segments, (await others.GetAsync(episodeId, other, cancellationToken)).Segments));
    }

    /// <inheritdoc cref="OtherTranscripts.AttachAsync"/>
    public async Task<OtherTranscriptDetails> AttachAsync(string episodeId, string name, byte[] file, string? charset, CancellationToken cancellationToken) =>
        (await others.AttachAsync(episodeId, name, file, charset, cancellationToken)).Details;

    /// <inheritdoc cref="OtherTranscripts.DetachAsync"/>
    public Task DetachAsync(string episodeId, string other, CancellationToken cancellationToken) => others.DetachAsync(episodeId, other, cancellationToken);

    /// <inheritdoc cref="PublisherTranscripts.TakeAsync"/>
    public Task<OtherTranscriptDetails> TakeAsync(string episodeId, string other, CancellationToken cancellationToken) => publisher.TakeAsync(episodeId, other, cancellationToken);

    /// <inheritdoc cref="SpeakerCorrections.NameAsync"/>
    public async Task<TranscriptDetails> NameSpeakerAsync(string episodeId, string speaker, string? name, bool? confirm, CancellationToken cancellationToken)
    {
        await corrections.NameAsync(episodeId, speaker, name, confirm, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="SpeakerCorrections.MergeAsync"/>
    public async Task<TranscriptDetails> MergeSpeakersAsync(string episodeId, string from, string into, CancellationToken cancellationToken)
    {
        await corrections.MergeAsync(episodeId, from, into, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="SpeakerCorrections.ReassignAsync"/>
    public async Task<TranscriptDetails> ReassignSpeakerAsync(string episodeId, string speaker, TimeSpan start, TimeSpan end, CancellationToken cancellationToken)
    {
        await corrections.ReassignAsync(episodeId, speaker, start, end, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <summary>Splits a segment before one of its words.</summary>
    /// <param name="episodeId">Whose transcript.</param>
    /// <param name="segment">Id of the segment, as it is now.</param>
    /// <param name="word">Position of the word in the segment, from 1: before the first there is nothing to split.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    public async Task<TranscriptDetails> SplitSpeakerAsync(string episodeId, int segment, int word, CancellationToken cancellationToken)
    {
        var words = (await reader.ReadAsync(episodeId, cancellationToken)).Segments.FirstOrDefault(s => s.Id == segment)?.Words
            ?? throw new NotFoundException($"This transcript has no segment {segment}. It may have changed; load it again.");
        if (word < 1 || word >= words.Count)
        {
            throw new UnprocessableException($"Segment {segment} has {words.Count} words with times and can be split before word 1 to {words.Count - 1}, counted from 0, where there are any.");
        }

        // Between the middles of the two words, by which each is given to its side.
        await corrections.SplitAsync(episodeId, (words[word - 1].Start + words[word - 1].End + words[word].Start + words[word].End) / 4, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="SpeakerCorrections.UndoAsync"/>
    public async Task<TranscriptDetails> UndoSpeakersAsync(string episodeId, CancellationToken cancellationToken)
    {
        await corrections.UndoAsync(episodeId, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="TextCorrections.EditAsync"/>
    public async Task<TranscriptDetails> EditAsync(string episodeId, int segment, string revision, string text, bool continues, CancellationToken cancellationToken)
    {
        await texts.EditAsync(episodeId, segment, revision, text, continues, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="TextCorrections.SplitAsync"/>
    public async Task<TranscriptDetails> SplitAsync(string episodeId, int segment, string revision, int offset, CancellationToken cancellationToken)
    {
        await texts.SplitAsync(episodeId, segment, revision, offset, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="TextCorrections.JoinAsync"/>
    public async Task<TranscriptDetails> JoinAsync(string episodeId, int segment, string revision, CancellationToken cancellationToken)
    {
        await texts.JoinAsync(episodeId, segment, revision, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="TextCorrections.RevertAsync"/>
    public async Task<TranscriptDetails> RevertAsync(string episodeId, int segment, string revision, CancellationToken cancellationToken)
    {
        await texts.RevertAsync(episodeId, segment, revision, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="TextHistory.UndoAsync"/>
    public async Task<TranscriptDetails> UndoAsync(string episodeId, CancellationToken cancellationToken)
    {
        await history.UndoAsync(episodeId, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="TextHistory.RedoAsync"/>
    public async Task<TranscriptDetails> RedoAsync(string episodeId, CancellationToken cancellationToken)
    {
        await history.RedoAsync(episodeId, cancellationToken);
        return await GetAsync(episodeId, cancellationToken);
    }

    /// <inheritdoc cref="TextHistory.ListAsync"/>
    public Task<IReadOnlyList<RevisionDetails>> HistoryAsync(string episodeId, CancellationToken cancellationToken) => history.ListAsync(episodeId, cancellationToken);

    /// <summary>Finds and replaces in an episode or a whole show.</summary>
    /// <param name="podcast">The show to look in; null where an episode is given.</param>
    /// <param name="episode">The episode to look in; null for all of the show that are transcribed.</param>
    /// <param name="find">What to look for.</param>
    /// <param name="replace">What takes its place.</param>
    /// <param name="matchCase">Whether upper and lower case are different.</param>
    /// <param name="wholeWords">Whether a part of a word does not count.</param>
    /// <param name="apply">Whether to replace it, or only to show what would be.</param>
    /// <param name="cancellationToken">Stops looking; what was replaced in an episode stays.</param>
    public Task<ReplacementDetails> ReplaceAsync(
        string? podcast, string? episode, string find, string replace, bool matchCase, bool wholeWords, bool apply, CancellationToken cancellationToken) =>
        replacements.ReplaceAsync(podcast, episode, new FoundText(find, replace, matchCase, wholeWords), apply, cancellationToken);

    /// <inheritdoc cref="TextHistory.UndoStepAsync"/>
    public Task<int> UndoReplaceAsync(string step, CancellationToken cancellationToken) => history.UndoStepAsync(step, cancellationToken);
}
