namespace Podcasts.Core.Speakers.Scoring;

/// <summary>How many words have the right speaker.</summary>
/// <param name="Correct">Words whose label stands for their speaker.</param>
/// <param name="Total">All words with a known speaker.</param>
public readonly record struct WordSpeakerAccuracy(int Correct, int Total)
{
    /// <summary>0 to 1; 1 where there are no words.</summary>
    public double Share => Total == 0 ? 1 : (double)Correct / Total;

    /// <summary>Finds which label stands for whom, and counts.</summary>
    /// <param name="words">Who says each word, and the label that it got, if any.</param>
    public static WordSpeakerAccuracy Of(IReadOnlyCollection<(string Speaker, string? Label)> words)
    {
        var mapping = SpeakerMapping.Find(words.Where(word => word.Label is not null).Select(word => (word.Label!, word.Speaker, 1.0)));
        return new(words.Count(word => word.Label is not null && mapping.TryGetValue(word.Label, out var speaker) && speaker == word.Speaker), words.Count);
    }

    public static WordSpeakerAccuracy operator +(WordSpeakerAccuracy a, WordSpeakerAccuracy b) => Add(a, b);

    /// <summary>The words of both, each with its own labels.</summary>
    public static WordSpeakerAccuracy Add(WordSpeakerAccuracy a, WordSpeakerAccuracy b) => new(a.Correct + b.Correct, a.Total + b.Total);
}
