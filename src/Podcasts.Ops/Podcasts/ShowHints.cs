using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Podcasts;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Models;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Podcasts;

/// <summary>What helps to hear a show's episodes: what a person has set for it, and what its feed tells.</summary>
public sealed class ShowHints(
    IDbContextFactory<PodcastsDbContext> databases, ModelShelf models, EngineList engines, SetAside setAside, TimeProvider time)
{
    /// <summary>What a person has set for a show; nothing at first.</summary>
    public async Task<PodcastSettings> ReadAsync(string podcast, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await setAside.ReadOneAsync(database.PodcastSettings.Where(s => s.PodcastId == podcast), cancellationToken);
        return row is null
            ? new(null, null, null, [], VoicePrints: false, TranscribeNew: false)
            : new(row.Model, row.Language, row.Task, row.Vocabulary.Split('\n', StringSplitOptions.RemoveEmptyEntries), row.VoicePrints, row.TranscribeSince is not null, row.CheckHours, row.KeepAudioDays);
    }

    /// <summary>Sets it for jobs that are started from now on.</summary>
    /// <exception cref="UnprocessableException">The model is not here or cannot do what is wanted.</exception>
    public async Task SaveAsync(string podcast, PodcastSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Model is not null)
        {
            new TranscribeSettings { Language = settings.Language, Task = settings.Task }.EnsureWithin(models.Find(settings.Model), engines.Chosen.Describe());
        }

        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.PodcastSettings.IgnoreQueryFilters().SingleOrDefaultAsync(s => s.PodcastId == podcast, cancellationToken);
        if (row is null)
        {
            row = new PodcastSettingsRecord { PodcastId = podcast };
            database.Add(row);
        }

        (row.Model, row.Language, row.Task, row.SetAsideReason) = (settings.Model, settings.Language, settings.Task, null);
        (row.CheckHours, row.KeepAudioDays) = (settings.CheckHours, settings.KeepAudioDays);
        row.VoicePrints = settings.VoicePrints ?? row.VoicePrints;
        row.TranscribeSince = settings.TranscribeNew switch
        {
            true => row.TranscribeSince ?? time.GetUtcNow().ToUnixTimeMilliseconds(),
            false => null,
            null => row.TranscribeSince,
        };
        row.Vocabulary = string.Join('\n', settings.Vocabulary.Select(word => word.ReplaceLineEndings(" ").Trim()).Where(word => word.Length > 0).Distinct());
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Everything that a show tells about how one of its episodes is to be heard.</summary>
    internal async Task<EpisodeHints> OfAsync(EpisodeRecord episode, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var settings = await ReadAsync(episode.PodcastId, cancellationToken);
        var podcast = await setAside.ReadOneAsync(database.Podcasts.Where(p => p.Id == episode.PodcastId), cancellationToken);
        var persons = StoredPersons.Read(episode.Persons).Concat(StoredPersons.Read(podcast?.Persons));
        return new(
            new TranscribeSettings { Model = settings.Model, Language = settings.Language, Task = settings.Task },
            podcast?.Language is { } language ? Languages.Normalize(language) : null,
            ShowVocabulary.Of(settings.Vocabulary, podcast?.Title ?? "", persons, episode.Notes));
    }
}

/// <summary>What a show tells about how an episode is to be heard.</summary>
/// <param name="Settings">What a person has set.</param>
/// <param name="Language">ISO 639-1 code that the feed declares, or null.</param>
/// <param name="Vocabulary">Names and words to expect, the most important first.</param>
internal sealed record EpisodeHints(TranscribeSettings Settings, string? Language, IReadOnlyList<string> Vocabulary);
