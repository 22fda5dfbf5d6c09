namespace Podcasts.Core.Speakers.VoicePrints;

/// <summary>A speaker of an episode is probably a known person.</summary>
/// <param name="Speaker">Index of the speaker.</param>
/// <param name="Person">Who it is.</param>
/// <param name="Similarity">Cosine.</param>
/// <param name="IsSure">Whether the name may be set, or only suggested.</param>
public sealed record VoiceMatch(int Speaker, string Person, double Similarity, bool IsSure)
{
    /// <summary>Finds who the speakers of an episode are; each person at most once, and only where there is no doubt whom of several.</summary>
    /// <param name="speakers">Their prints; null where there is none.</param>
    /// <param name="people">Everybody known.</param>
    /// <param name="settings">When a voice is taken for a person's.</param>
    public static IReadOnlyList<VoiceMatch> Find(IReadOnlyList<VoicePrint?> speakers, IReadOnlyList<VoiceProfile> people, VoicePrintSettings settings)
    {
        var similarities = speakers.Select(print => people.Select(person => print is null ? null : person.Similarity(print, settings)).ToArray()).ToArray();
        return
        [
            .. from speaker in Enumerable.Range(0, speakers.Count)
               from person in Enumerable.Range(0, people.Count)
               let similarity = similarities[speaker][person]
               where similarity >= settings.Suggested && speakers[speaker]!.Solo >= settings.LeastSolo && IsClear(speaker, person)
               select new VoiceMatch(speaker, people[person].Person, similarity.Value, similarity >= settings.Sure),
        ];

        // Better than all others of its row and of its column: so nobody is matched twice, and no assignment has to be solved.
        bool IsClear(int speaker, int person)
        {
            var others = similarities[speaker].Where((_, other) => other != person).Concat(similarities.Where((_, other) => other != speaker).Select(row => row[person]));
            return others.OfType<double>().All(other => similarities[speaker][person] > other && similarities[speaker][person] - other >= settings.Margin);
        }
    }
}
