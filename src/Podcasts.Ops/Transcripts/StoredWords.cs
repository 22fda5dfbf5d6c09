using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Podcasts.Core.Transcripts;

namespace Podcasts.Ops.Transcripts;

/// <summary>The words of a segment as its row keeps them: <c>[{"start":1.2,"end":1.5,"text":"Hello","probability":0.98,"speaker":"Ann","secondSpeaker":"Ben"}]</c>, seconds, null where the engine gave none.</summary>
internal static class StoredWords
{
    private const int LongestJson = 1 << 20; // characters
    private const int MostWords = 5_000;
    private const int LongestText = 500;
    private const double Tolerance = 1; // s: a word's times and its segment's are measured in different ways

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string? Write(IReadOnlyList<TranscriptWord> words) => words.Count == 0
        ? null
        : JsonSerializer.Serialize(words.Select(w => new Word(Rounded(w.Start.TotalSeconds), Rounded(w.End.TotalSeconds), w.Text, Rounded(w.Probability), w.Speaker, w.SecondSpeaker)), Json);

    /// <summary>Reads what <see cref="Refusal"/> has found to be sound.</summary>
    public static IReadOnlyList<TranscriptWord> Read(string? json) => json is null
        ? []
        : [.. Parse(json).Select(w => new TranscriptWord(TimeSpan.FromSeconds(w.Start), TimeSpan.FromSeconds(w.End), w.Text!, w.Probability, w.Speaker) { SecondSpeaker = w.SecondSpeaker })];

    /// <returns>Why the words of a segment are refused, or null where they are sound.</returns>
    public static string? Refusal(string? json, double segmentStart, double segmentEnd)
    {
        if (json is null)
        {
            return null;
        }

        if (json.Length > LongestJson)
        {
            return $"Words take {json.Length} characters.";
        }

        try
        {
            var words = Parse(json);
            return words.Length is 0 or > MostWords ? $"There are {words.Length} words."
                : words.Any(w => w is null) ? "A word is null."
                : words.FirstOrDefault(w => !IsSound(w)) is { } broken ? $"A word is not right: {broken}."
                : words.Zip(words.Skip(1)).Any(pair => pair.Second.Start < pair.First.Start) ? "Words are not in order of time."
                : words[0].Start < segmentStart - Tolerance || words.Max(w => w.End) > segmentEnd + Tolerance ? "Words lie outside their segment."
                : null;
        }
        catch (JsonException failure)
        {
            return $"Words cannot be read: {failure.Message}";
        }
    }

    private static Word[] Parse(string json) => JsonSerializer.Deserialize<Word[]>(json, Json) ?? throw new JsonException("They are null.");

    private static bool IsSound(Word word) =>
        word.Start is >= 0 and < 1e7 && word.End >= word.Start && word.End < 1e7
        && !string.IsNullOrWhiteSpace(word.Text) && word.Text.Length <= LongestText
        && word.Probability is >= 0 and <= 1
        && IsSoundName(word.Speaker) && IsSoundName(word.SecondSpeaker);

    private static bool IsSoundName(string? name) => name is null || (name.Trim().Length > 0 && name.Length <= LongestText);

    private static double Rounded(double value) => Math.Round(value, 3);

    private sealed record Word(double Start, double End, string? Text, double Probability, string? Speaker, string? SecondSpeaker);
}
