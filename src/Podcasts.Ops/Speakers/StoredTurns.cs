using System.Text.Json;
using Podcasts.Core.Speakers;

namespace Podcasts.Ops.Speakers;

/// <summary>Turns as a row keeps them: <c>[[1.25,3.5,1],…]</c>, start and end in seconds and the speaker's number, in order of time.</summary>
internal static class StoredTurns
{
    private const int LongestJson = 1 << 24; // characters
    private const int HighestNumber = 100_000;

    public static string Write(IEnumerable<SpeakerTurn> turns) => JsonSerializer.Serialize(
        turns.OrderBy(turn => turn.Start).Select(turn => new[] { Rounded(turn.Start), Rounded(turn.End), turn.Speaker }).Where(turn => turn[1] > turn[0]));

    /// <summary>Reads what <see cref="Refusal"/> has found to be sound.</summary>
    public static IReadOnlyList<SpeakerTurn> Read(string json) =>
        [.. Parse(json).Select(turn => new SpeakerTurn(TimeSpan.FromSeconds(turn![0]), TimeSpan.FromSeconds(turn[1]), (int)turn[2]))];

    /// <returns>Why turns are refused, or null where they are sound.</returns>
    public static string? Refusal(string? json)
    {
        try
        {
            return json is null || json.Length > LongestJson ? "Turns are missing or without end."
                : Parse(json) is var turns && turns.FirstOrDefault(turn => !IsSound(turn)) is { } broken ? $"A turn is not right: {string.Join(", ", broken)}."
                : turns.Contains(null) ? "A turn is null."
                : turns.Zip(turns.Skip(1)).Any(pair => pair.Second![0] < pair.First![0]) ? "Turns are not in order of time."
                : null;
        }
        catch (JsonException failure)
        {
            return $"Turns cannot be read: {failure.Message}";
        }
    }

    private static double[]?[] Parse(string json) => JsonSerializer.Deserialize<double[]?[]>(json) ?? throw new JsonException("They are null.");

    private static bool IsSound(double[]? turn) =>
        turn is null || (turn is [>= 0 and < 1e7, < 1e7, >= 1 and <= HighestNumber] && turn[1] > turn[0] && turn[2] == Math.Floor(turn[2]));

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
