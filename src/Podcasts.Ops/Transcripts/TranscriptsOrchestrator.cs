using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Transcripts;

/// <summary>Transcripts: read, take along as a file, correct who speaks.</summary>
public sealed class TranscriptsOrchestrator(
    IDbContextFactory<PodcastsDbContext> databases, EpisodesOrchestrator episodes, EpisodeSpeakers speakers, SpeakerCorrections corrections, SetAside setAside)
{
    /// <summary>The latest finished transcript.</summary>
    /// <exception cref="NotFoundException">There is no such episode, or it has no finished transcript.</exception>
    public async Task<TranscriptDetails> GetAsync(string episodeId, CancellationToken cancellationToken) =>
        TranscriptDetails.From(await ReadAsync(episodeId, cancellationToken));

    /// <summary>The transcript as a file.</summary>
    /// <param name="episodeId">Whose words.</param>
    /// <param name="format">The ending of a <see cref="TranscriptFileType"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="NotFoundException">There is no such episode or format, or no finished transcript.</exception>
    public async Task<TranscriptFile> ExportAsync(string episodeId, string format, CancellationToken cancellationToken)
    {
        var type = TranscriptFile.TypeOf(format);
        var transcript = await ReadAsync(episodeId, cancellationToken);
        return TranscriptFile.From(transcript, await episodes.GetAsync(episodeId, cancellationToken), type);
    }

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
        var words = (await ReadAsync(episodeId, cancellationToken)).Segments.FirstOrDefault(s => s.Id == segment)?.Words
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

    // Judged whenever it is read: that takes milliseconds, and follows the words as they are.
    private async Task<Transcript> ReadAsync(string episodeId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var finished = database.Transcripts.Where(t => t.EpisodeId == episodeId && t.Finished != null).OrderByDescending(t => t.Finished);
        if (await setAside.ReadOneAsync(finished, cancellationToken) is not { } row)
        {
            await episodes.ReadAsync(episodeId, cancellationToken);
            throw new NotFoundException($"This episode has no finished transcript yet. POST /api/transcribe/{episodeId} makes one.");
        }

        var segments = (await setAside.ReadAsync(database.Segments.Where(s => s.TranscriptId == row.Id).OrderBy(s => s.Position), cancellationToken)).ConvertAll(s => s.ToCore());
        var speech = (await setAside.ReadAsync(database.Speech.Where(s => s.TranscriptId == row.Id).OrderBy(s => s.StartSeconds), cancellationToken))
            .ConvertAll(s => new TimeRange(TimeSpan.FromSeconds(s.StartSeconds), TimeSpan.FromSeconds(s.EndSeconds)));
        var spoken = await speakers.ReadAsync(episodeId, cancellationToken);
        return new Transcript(episodeId, row.Model, row.Language ?? "", TimeSpan.FromSeconds(row.DurationSeconds), spoken?.Segments(segments) ?? segments)
        {
            Speakers = spoken?.Speakers ?? [],
            Turns = spoken?.Turns ?? [],
            Undo = spoken?.Undo,
            Translated = row.Translated,
            Quality = TranscriptQuality.Of(segments, speech),
        };
    }
}
