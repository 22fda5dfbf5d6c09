using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Podcasts;
using Podcasts.Core.Speakers.Editing;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Speakers;

/// <summary>The people of a show: list, rename, forget.</summary>
public sealed class SpeakersOrchestrator(IDbContextFactory<PodcastsDbContext> databases, EpisodesOrchestrator episodes, VoicePrintKeeper prints, SetAside setAside)
{
    /// <summary>Those who were named in a show, and those whom its feed names, by name.</summary>
    /// <param name="podcast">Which show.</param>
    /// <param name="episode">One of its episodes, whose guests and notes are asked for names, too; or null.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="NotFoundException">There is no such show, or no such episode.</exception>
    public async Task<IReadOnlyList<PersonOverview>> ListAsync(string podcast, string? episode, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var show = await setAside.ReadOneAsync(database.Podcasts.Where(p => p.Id == podcast), cancellationToken)
            ?? throw new NotFoundException($"There is no show {podcast}. It may have been deleted; GET /api/podcasts lists the ones that are here.");
        var offered = await OfferedAsync(show, episode, cancellationToken);
        var people = await setAside.ReadAsync(database.People.Where(p => p.PodcastId == podcast), cancellationToken);
        var known = await setAside.ReadAsync(database.VoicePrints.Where(v => database.People.Any(p => p.Id == v.PersonId && p.PodcastId == podcast)), cancellationToken);
        var named = await NamedAsync(database, podcast, cancellationToken);
        var overviews = people.Select(person =>
        {
            var own = known.Where(print => print.PersonId == person.Id).ToList();
            return new PersonOverview(
                person.Id,
                podcast,
                person.Name,
                named.Count(name => name == person.Id),
                own.Count,
                TimeSpan.FromSeconds(own.Sum(print => print.SoloSeconds)),
                offered.Contains(person.Name));
        }).Where(person => person.Episodes > 0 || person.Prints > 0);
        var fresh = offered.Where(name => !people.Exists(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(name => new PersonOverview(null, podcast, name, 0, 0, TimeSpan.Zero, true));
        return [.. overviews.Concat(fresh).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Calls a person otherwise, in all episodes at once.</summary>
    /// <exception cref="NotFoundException">There is no such person.</exception>
    /// <exception cref="ConflictException">Somebody else of the show has that name.</exception>
    public async Task<PersonOverview> RenameAsync(string speaker, string name, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var person = await ReadAsync(database, speaker, cancellationToken);
        var others = await setAside.ReadAsync(database.People.Where(p => p.PodcastId == person.PodcastId && p.Id != speaker), cancellationToken);
        if (others.Exists(p => p.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            throw new ConflictException($"Somebody else of this show is called {name.Trim()} already. Give their speakers that name in the episodes, or choose another.");
        }

        await database.People.Where(p => p.Id == speaker).ExecuteUpdateAsync(p => p.SetProperty(row => row.Name, name.Trim()), cancellationToken);
        return (await ListAsync(person.PodcastId, null, cancellationToken)).FirstOrDefault(p => p.Id == speaker)
            ?? new PersonOverview(speaker, person.PodcastId, name.Trim(), 0, 0, TimeSpan.Zero, false);
    }

    /// <summary>Removes a person's voice prints, so that nobody is recognised as them any more; names in transcripts stay.</summary>
    /// <exception cref="NotFoundException">There is no such person.</exception>
    public async Task DeleteAsync(string speaker, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await prints.ForgetAsync(await ReadAsync(database, speaker, cancellationToken), cancellationToken);
    }

    private async Task<PersonRecord> ReadAsync(PodcastsDbContext database, string speaker, CancellationToken cancellationToken) =>
        await setAside.ReadOneAsync(database.People.Where(p => p.Id == speaker), cancellationToken)
        ?? throw new NotFoundException($"There is no person {speaker}, or they were forgotten; GET /api/speakers?podcast= lists the people of a show.");

    /// <returns>The ids of people as speakers have them now, one for each episode.</returns>
    private async Task<IReadOnlyList<string>> NamedAsync(PodcastsDbContext database, string podcast, CancellationToken cancellationToken)
    {
        var edits = database.SpeakerEdits.Where(edit => !edit.Undone && database.Episodes.Any(e => e.Id == edit.EpisodeId && e.PodcastId == podcast)).OrderBy(edit => edit.Id);
        return [.. (await setAside.ReadAsync(edits, cancellationToken))
            .GroupBy(edit => edit.EpisodeId)
            .SelectMany(own => EditedNames.Of(own.Select(edit => edit.ToCore())).Names.Values.Select(name => name.Person).OfType<string>().Distinct())];
    }

    private async Task<HashSet<string>> OfferedAsync(PodcastRecord show, string? episodeId, CancellationToken cancellationToken)
    {
        var names = StoredPersons.Read(show.Persons).Select(person => person.Name);
        if (episodeId is not null)
        {
            var episode = await episodes.ReadAsync(episodeId, cancellationToken);
            names = names.Concat(StoredPersons.Read(episode.Persons).Select(person => person.Name)).Concat(NotesNames.Find(episode.Notes));
        }

        return names.Where(name => name.Length <= PersonRecord.LongestName).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
