namespace Podcasts.Core.Speakers.Words;

/// <summary>Names for speakers whom nobody has named yet: "Speaker 1" is who says the first word.</summary>
internal static class SpeakerLabels
{
    /// <summary>Labels speakers by their numbers in the turns.</summary>
    /// <param name="speaking">Those of the words, in order of time.</param>
    /// <param name="turns">Those who say no word come after, by their first turns.</param>
    public static IReadOnlyDictionary<int, string> Of(IEnumerable<int> speaking, IEnumerable<SpeakerTurn> turns) =>
        speaking.Concat(turns.Select(turn => turn.Speaker)).Distinct().Select((speaker, i) => (speaker, i)).ToDictionary(pair => pair.speaker, pair => $"Speaker {pair.i + 1}");
}
