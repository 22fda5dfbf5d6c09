using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Editing;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Speakers;

/// <summary>Keeps what the machine says about who speaks, under the numbers that speakers had before, so that corrections and names go on to hold.</summary>
internal static class HeardSpeakersKeeper
{
    /// <summary>Puts what was heard in the place of what was heard before; the caller saves.</summary>
    public static async Task SaveAsync(PodcastsDbContext database, EpisodeRecord episode, string audioFile, DiarizedEpisode heard, CancellationToken cancellationToken)
    {
        var row = await database.HeardSpeakers.IgnoreQueryFilters().SingleOrDefaultAsync(h => h.EpisodeId == episode.Id, cancellationToken);
        var before = row is null || RowRules.Refusal(row) is not null ? [] : StoredTurns.Read(row.Turns);
        var numbers = SpeakerNumber.Keep(before, heard.Turns, await FreeAsync(database, episode.Id, before, cancellationToken));
        if (row is null)
        {
            row = new HeardSpeakersRecord { EpisodeId = episode.Id, Model = "", AudioFile = "", DurationSeconds = 0, Turns = "[]", Exclusive = "[]" };
            database.Add(row);
        }

        row.SetAsideReason = null;
        (row.Model, row.AudioFile, row.DurationSeconds) = (heard.Model, audioFile, heard.Duration.TotalSeconds);
        row.Turns = StoredTurns.Write(Numbered(heard.Turns, numbers));
        row.Exclusive = StoredTurns.Write(Numbered(heard.Exclusive, numbers));

        // A voice is personal data: without consent it does not outlive the hearing.
        row.Voices = await database.PodcastSettings.AnyAsync(s => s.PodcastId == episode.PodcastId && s.VoicePrints, cancellationToken)
            ? StoredVoices.Write(heard.Voices.Where(voice => numbers.ContainsKey(voice.Speaker)).Select(voice => voice with { Speaker = numbers[voice.Speaker] }))
            : null;
    }

    private static IEnumerable<SpeakerTurn> Numbered(IEnumerable<SpeakerTurn> turns, IReadOnlyDictionary<int, int> numbers) =>
        turns.Where(turn => numbers.ContainsKey(turn.Speaker)).Select(turn => new SpeakerTurn(turn.Start, turn.End, numbers[turn.Speaker]));

    // A number is never given to another speaker, nor to one that a correction has made.
    private static async Task<int> FreeAsync(PodcastsDbContext database, string episode, IReadOnlyList<SpeakerTurn> before, CancellationToken cancellationToken) =>
        before.Count == 0
            ? 1
            : 1 + Math.Max(
                before.Max(turn => turn.Speaker),
                await database.SpeakerEdits.Where(edit => edit.EpisodeId == episode).MaxAsync(edit => edit.Speaker, cancellationToken) ?? 0);
}
