using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Editing;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Speakers;

/// <summary>Reads who speaks in an episode. What the machine says is kept as it is; corrections and names are laid over it whenever it is read.</summary>
public sealed class EpisodeSpeakers(IDbContextFactory<PodcastsDbContext> databases, SetAside setAside, IOptions<SpeakersOptions> options)
{
    /// <returns>Null until the speakers were told apart.</returns>
    internal async Task<SpokenEpisode?> ReadAsync(string episode, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await setAside.ReadOneAsync(database.HeardSpeakers.Where(heard => heard.EpisodeId == episode), cancellationToken) is not { } row)
        {
            return null;
        }

        var heard = row.ToCore();
        var edits = (await setAside.ReadAsync(database.SpeakerEdits.Where(edit => edit.EpisodeId == episode && !edit.Undone).OrderBy(edit => edit.Id), cancellationToken))
            .ConvertAll(edit => edit.ToCore());
        var names = EditedNames.Of(edits);
        var voices = names.Merged(heard.Voices);
        var people = await setAside.ReadAsync(database.People.Where(p => database.Episodes.Any(e => e.Id == episode && e.PodcastId == p.PodcastId)), cancellationToken);
        var (speakers, turns) = SpokenTranscript.Speakers(heard, edits);
        var named = NamedSpeakers.Of(
            speakers,
            names,
            voices,
            await KnownAsync(database, [.. people.Select(person => person.Id)], heard.Model, episode, cancellationToken),
            people.ToDictionary(person => person.Id, person => person.Name),
            options.Value.Rules);
        return new(heard, edits, names, named, turns, voices);
    }

    /// <summary>Where another voice begins, in order of time, as far as the speakers of this audio are known; corrections count.</summary>
    internal async Task<IReadOnlyList<TimeSpan>> ChangesAsync(string episode, string audioFile, CancellationToken cancellationToken)
    {
        var spoken = await ReadAsync(episode, cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return spoken is not null && await database.HeardSpeakers.AnyAsync(heard => heard.EpisodeId == episode && heard.AudioFile == audioFile, cancellationToken)
            ? [.. spoken.Turns.Zip(spoken.Turns.Skip(1)).Where(pair => pair.First.Speaker != pair.Second.Speaker).Select(pair => pair.Second.Start)]
            : [];
    }

    private async Task<IReadOnlyList<KnownVoice>> KnownAsync(
        PodcastsDbContext database, IReadOnlyList<string> people, string model, string episode, CancellationToken cancellationToken)
    {
        var prints = await setAside.ReadAsync(
            database.VoicePrints.Where(print => people.Contains(print.PersonId) && print.Model == model && print.EpisodeId != episode), cancellationToken);
        return [.. prints.GroupBy(print => print.PersonId).Select(own => new KnownVoice(
            own.Key,
            [.. own.Select(print => StoredPrint.Read(print.Print))],
            TimeSpan.FromSeconds(own.Sum(print => print.SoloSeconds)),
            own.Sum(print => print.Turns)))];
    }
}
