using System.Globalization;
using System.Text.Json;

namespace Podcasts.Bench.Chaos;

/// <summary>What the API tells of an episode that is done, as far as it must be the same each time.</summary>
/// <param name="State">Of its transcription.</param>
/// <param name="Segments">A line for each: its id, times, text, and each word with its times.</param>
/// <param name="Turns">A line for each: times and speaker.</param>
internal sealed record HeardPiece(string State, IReadOnlyList<string> Segments, IReadOnlyList<string> Turns)
{
    private const int Shown = 3;

    public static HeardPiece Read(JsonElement status, JsonElement transcript) => new(
        string.Create(CultureInfo.InvariantCulture, $"{status.GetProperty("state").GetString()} at {status.GetProperty("percent").GetDouble()} %"),
        [.. transcript.GetProperty("segments").EnumerateArray().Select(Segment)],
        [.. transcript.GetProperty("turns").EnumerateArray().Select(turn => $"{Times(turn)} {turn.GetProperty("speaker")}")]);

    /// <summary>What is different in <paramref name="other"/>, each in a sentence.</summary>
    public IEnumerable<string> DifferencesTo(HeardPiece other)
    {
        if (State != other.State)
        {
            yield return $"it is {other.State}, and was {State} in peace.";
        }

        foreach (var difference in Differences("segment", Segments, other.Segments).Take(Shown).Concat(Differences("turn", Turns, other.Turns).Take(Shown)))
        {
            yield return difference;
        }
    }

    private static IEnumerable<string> Differences(string what, IReadOnlyList<string> mine, IReadOnlyList<string> others) =>
        from i in Enumerable.Range(0, Math.Max(mine.Count, others.Count))
        let one = mine.ElementAtOrDefault(i) ?? "nothing"
        let another = others.ElementAtOrDefault(i) ?? "nothing"
        where one != another
        select $"{what} {i} is\n  {another}\nand was in peace\n  {one}";

    private static string Segment(JsonElement segment) =>
        $"{segment.GetProperty("id")} {Times(segment)} {segment.GetProperty("text").GetString()} [{string.Join(' ', segment.GetProperty("words").EnumerateArray().Select(word => $"{Times(word)} {word.GetProperty("text").GetString()}"))}]";

    private static string Times(JsonElement range) => $"{range.GetProperty("start")}-{range.GetProperty("end")}";
}
