using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Speakers.Editing;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Speakers;

/// <summary>What people correct about who speaks when: each correction is noted, and the last one can be taken back.</summary>
public sealed class SpeakerCorrections(
    IDbContextFactory<PodcastsDbContext> databases, EpisodesOrchestrator episodes, EpisodeSpeakers speakers, VoicePrintKeeper prints, SetAside setAside, TimeProvider time)
{
    /// <summary>What a new speaker is called in a request.</summary>
    public const string New = "new";

    /// <summary>Says who a speaker is.</summary>
    /// <param name="episodeId">Where.</param>
    /// <param name="speaker">Whose name.</param>
    /// <param name="name">The name; empty takes it away and refuses what is suggested; null confirms what is suggested.</param>
    /// <param name="confirm">Whether somebody is sure, so that the voice may be learned; null for yes.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    public async Task NameAsync(string episodeId, string speaker, string? name, bool? confirm, CancellationToken cancellationToken)
    {
        var spoken = await ReadAsync(episodeId, cancellationToken);
        var number = Number(spoken, speaker);
        name ??= spoken.Speakers.First(s => s.Id == speaker) is var known && confirm == true && (known.Suggestion?.Name ?? known.Name) is { } suggested
            ? suggested
            : throw new UnprocessableException("There is no suggestion to confirm for this speaker. Give the name.");
        name = name.Trim();
        var person = name.Length > 0 ? await PersonAsync(episodeId, name, cancellationToken) : null;
        await SaveAsync(episodeId, new NameEdit(number, person?.Name, person?.Id, person is not null && (confirm ?? true)), cancellationToken);
    }

    /// <summary>Makes two speakers one.</summary>
    public async Task MergeAsync(string episodeId, string from, string into, CancellationToken cancellationToken)
    {
        var spoken = await ReadAsync(episodeId, cancellationToken);
        var edit = new MergeEdit(Number(spoken, from), Number(spoken, into));
        if (edit.From == edit.Into)
        {
            throw new UnprocessableException("A speaker cannot be merged with itself. Choose two speakers.");
        }

        await SaveAsync(episodeId, edit, cancellationToken);
    }

    /// <summary>Credits a stretch to a speaker, who may be <see cref="New"/>.</summary>
    public async Task ReassignAsync(string episodeId, string speaker, TimeSpan start, TimeSpan end, CancellationToken cancellationToken)
    {
        var spoken = await ReadAsync(episodeId, cancellationToken);
        if (end <= start || end > spoken.Heard.Duration + TimeSpan.FromSeconds(1))
        {
            throw new UnprocessableException($"The stretch must end after it starts and lie within the episode's {spoken.Heard.Duration.TotalSeconds:F0} seconds.");
        }

        await SaveAsync(episodeId, new ReassignEdit(start, end, speaker == New ? spoken.FreeNumber : Number(spoken, speaker)), cancellationToken);
    }

    /// <summary>Splits the segment that is spoken at a time.</summary>
    public async Task SplitAsync(string episodeId, TimeSpan at, CancellationToken cancellationToken)
    {
        await ReadAsync(episodeId, cancellationToken);
        await SaveAsync(episodeId, new SplitEdit(at), cancellationToken);
    }

    /// <summary>Takes the last correction back.</summary>
    /// <exception cref="ConflictException">There is none.</exception>
    public async Task UndoAsync(string episodeId, CancellationToken cancellationToken)
    {
        await ReadAsync(episodeId, cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var last = await database.SpeakerEdits.Where(edit => edit.EpisodeId == episodeId && !edit.Undone).OrderByDescending(edit => edit.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new ConflictException("There is nothing to undo: nobody has corrected the speakers of this episode, or all of it was taken back.");
        last.Undone = true;
        await database.SaveChangesAsync(cancellationToken);
        await prints.LearnAsync(episodeId, cancellationToken);
    }

    private async Task SaveAsync(string episodeId, SpeakerEdit edit, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Add(SpeakerEditRecord.From(edit, episodeId, time.GetUtcNow()));
        await database.SaveChangesAsync(cancellationToken);
        await prints.LearnAsync(episodeId, cancellationToken);
    }

    private async Task<SpokenEpisode> ReadAsync(string episodeId, CancellationToken cancellationToken)
    {
        await episodes.ReadAsync(episodeId, cancellationToken);
        return await speakers.ReadAsync(episodeId, cancellationToken)
            ?? throw new ConflictException($"It is not known yet who speaks in this episode. POST /api/diarize/{episodeId} identifies its speakers.");
    }

    private static int Number(SpokenEpisode spoken, string speaker) => spoken.Speakers.Any(s => s.Id == speaker)
        ? SpeakerNumber.Read(speaker)!.Value
        : throw new NotFoundException($"This episode has no speaker {speaker}, only {string.Join(", ", spoken.Speakers.Select(s => s.Id))}. The speaker may have been merged with another.");

    private async Task<PersonRecord> PersonAsync(string episodeId, string name, CancellationToken cancellationToken)
    {
        var podcast = (await episodes.ReadAsync(episodeId, cancellationToken)).PodcastId;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var people = await setAside.ReadAsync(database.People.Where(p => p.PodcastId == podcast), cancellationToken);
        if (people.Find(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        var person = new PersonRecord { Id = Ids.Person(), PodcastId = podcast, Name = name };
        database.Add(person);
        await database.SaveChangesAsync(cancellationToken);
        return person;
    }
}
