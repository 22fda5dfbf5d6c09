using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Speakers;

/// <summary>Learns the voices of people whom somebody has named, in shows where that is wanted, and forgets them.</summary>
public sealed class VoicePrintKeeper(IDbContextFactory<PodcastsDbContext> databases, EpisodeSpeakers speakers, SetAside setAside, IOptions<SpeakersOptions> options)
{
    /// <summary>Makes an episode's voice prints anew: those of its confirmed speakers, and no others.</summary>
    public async Task LearnAsync(string episode, CancellationToken cancellationToken)
    {
        var prints = await speakers.ReadAsync(episode, cancellationToken) is { } spoken ? PrintsOf(episode, spoken) : [];
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.VoicePrints.IgnoreQueryFilters().Where(print => print.EpisodeId == episode).ExecuteDeleteAsync(cancellationToken);
        if (await database.PodcastSettings.AnyAsync(s => s.VoicePrints && database.Episodes.Any(e => e.Id == episode && e.PodcastId == s.PodcastId), cancellationToken))
        {
            database.AddRange(prints);
            await database.SaveChangesAsync(cancellationToken);
            foreach (var person in prints.Select(print => print.PersonId))
            {
                var tooMany = await database.VoicePrints.Where(print => print.PersonId == person)
                    .OrderByDescending(print => print.SoloSeconds).Skip(options.Value.MostPrints).ToListAsync(cancellationToken);
                database.RemoveRange(tooMany);
            }

            await database.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Forgets every voice of a show.</summary>
    public async Task ForgetShowAsync(string podcast, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.VoicePrints.IgnoreQueryFilters()
            .Where(print => database.Episodes.IgnoreQueryFilters().Any(e => e.Id == print.EpisodeId && e.PodcastId == podcast))
            .ExecuteDeleteAsync(cancellationToken);
        await database.HeardSpeakers.IgnoreQueryFilters()
            .Where(heard => database.Episodes.IgnoreQueryFilters().Any(e => e.Id == heard.EpisodeId && e.PodcastId == podcast))
            .ExecuteUpdateAsync(heard => heard.SetProperty(h => h.Voices, (string?)null), cancellationToken);
    }

    /// <summary>Forgets a person: the voice prints, and in every episode of the show the voice that is theirs or sounds like theirs. Names that were given stay as text.</summary>
    public async Task ForgetAsync(PersonRecord person, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var heard = database.HeardSpeakers.Where(h => h.Voices != null && database.Episodes.Any(e => e.Id == h.EpisodeId && e.PodcastId == person.PodcastId));
        var left = new Dictionary<string, string>();
        foreach (var row in await setAside.ReadAsync(heard, cancellationToken))
        {
            if (await speakers.ReadAsync(row.EpisodeId, cancellationToken) is { } spoken && OthersOf(spoken, person.Id) is { } others)
            {
                left[row.EpisodeId] = others;
            }
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (episode, voices) in left)
        {
            await database.HeardSpeakers.Where(h => h.EpisodeId == episode).ExecuteUpdateAsync(h => h.SetProperty(row => row.Voices, voices), cancellationToken);
        }

        await database.VoicePrints.IgnoreQueryFilters().Where(print => print.PersonId == person.Id).ExecuteDeleteAsync(cancellationToken);
        await database.People.IgnoreQueryFilters().Where(p => p.Id == person.Id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // A person who has two speakers in an episode has spoken longest as one of them; the other may be a mistake.
    private static List<VoicePrintRecord> PrintsOf(string episode, SpokenEpisode spoken) =>
    [
        .. from speaker in spoken.Speakers
           where speaker is { Confirmed: true, Person: not null }
           from voice in spoken.Voices
           where spoken.Is(voice, speaker)
           group (speaker, voice) by speaker.Person into own
           let best = own.MaxBy(one => one.voice.Solo)
           select new VoicePrintRecord
           {
               PersonId = own.Key,
               EpisodeId = episode,
               Model = spoken.Heard.Model,
               Print = StoredPrint.Write(best.voice.Print),
               SoloSeconds = best.voice.Solo.TotalSeconds,
               Turns = spoken.Turns.Count(turn => turn.Speaker == best.speaker.Id),
               Cohesion = best.voice.Cohesion,
           },
    ];

    /// <returns>The machine's voices without those of a person, or null where none is theirs.</returns>
    private static string? OthersOf(SpokenEpisode spoken, string person)
    {
        var theirs = spoken.Speakers.Where(speaker => speaker.Person == person || speaker.Suggestion?.Person == person).ToList();
        var others = spoken.Heard.Voices.Where(voice => !theirs.Any(speaker => spoken.Is(voice, speaker))).ToList();
        return others.Count < spoken.Heard.Voices.Count ? StoredVoices.Write(others) : null;
    }
}
