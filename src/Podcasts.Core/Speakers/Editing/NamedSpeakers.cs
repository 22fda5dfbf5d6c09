using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Editing;

/// <summary>Puts names to speakers: what people have said comes first, and then whom the voices sound like.</summary>
public static class NamedSpeakers
{
    /// <param name="speakers">Without names.</param>
    /// <param name="names">What people have said.</param>
    /// <param name="voices">Of these speakers.</param>
    /// <param name="people">Whose voices are known from other episodes.</param>
    /// <param name="personNames">What people are called by now, by id.</param>
    /// <param name="rules">When a voice counts as somebody's.</param>
    public static IReadOnlyList<TranscriptSpeaker> Of(
        IReadOnlyList<TranscriptSpeaker> speakers,
        EditedNames names,
        IReadOnlyList<SpeakerVoice> voices,
        IReadOnlyList<KnownVoice> people,
        IReadOnlyDictionary<string, string> personNames,
        VoiceRules rules)
    {
        var here = names.Names.Values.Select(name => name.Person).ToHashSet();
        var unnamed = voices.Where(voice => !names.Names.ContainsKey(voice.Speaker)).ToList();
        var matches = VoicePrints.Match(unnamed, [.. people.Where(person => !here.Contains(person.Person))], rules)
            .Where(match => personNames.ContainsKey(match.Person))
            .ToDictionary(match => SpeakerNumber.Write(match.Speaker));
        var said = names.Names.ToDictionary(pair => SpeakerNumber.Write(pair.Key), pair => pair.Value);
        return [.. speakers.Select(speaker =>
            said.TryGetValue(speaker.Id, out var name) ? Said(speaker, name, personNames)
            : matches.TryGetValue(speaker.Id, out var match) ? Heard(speaker, match, personNames[match.Person])
            : speaker)];
    }

    // A person who was renamed is called so everywhere; one who was deleted leaves the name behind.
    private static TranscriptSpeaker Said(TranscriptSpeaker speaker, SpeakerName name, IReadOnlyDictionary<string, string> personNames) =>
        name.Person is not null && personNames.TryGetValue(name.Person, out var current)
            ? speaker with { Name = current, Person = name.Person, Confirmed = name.Confirmed }
            : speaker with { Name = name.Name, Confirmed = name.Confirmed };

    private static TranscriptSpeaker Heard(TranscriptSpeaker speaker, VoiceMatch match, string name)
    {
        var suggested = speaker with { Suggestion = new(match.Person, name, Math.Round(match.Score, 3)) };
        return match.Certain ? suggested with { Name = name, Person = match.Person } : suggested;
    }
}
