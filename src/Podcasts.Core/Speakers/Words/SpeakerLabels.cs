namespace Podcasts.Core.Speakers.Words;

/// <summary>Names for speakers whom nobody has named yet: "Speaker 1" is who says the first word.</summary>
internal static class SpeakerLabels
{
    /// <summary>Labels speakers by their numbers in the turns.</summary>
    /// <param name="speaking">Those of the words, in order of time.</param>
    /// <param name="all">Those who say no word come after, in this order.</param>
    public static Func<int, string> Of(IEnumerable<int> speaking, IEnumerable<int> all)
    {
        var labels = speaking.Concat(all).Distinct().Index().ToDictionary(speaker => speaker.Item, speaker => $"Speaker {speaker.Index + 1}");
        return speaker => labels[speaker];
    }
}
