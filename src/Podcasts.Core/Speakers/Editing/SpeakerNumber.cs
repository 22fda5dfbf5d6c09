using System.Globalization;

namespace Podcasts.Core.Speakers.Editing;

/// <summary>A speaker's number as text: 1, 2, 3 and so on, the same for the same speaker however often an episode is heard.</summary>
public static class SpeakerNumber
{
    public static string Write(int speaker) => speaker.ToString(CultureInfo.InvariantCulture);

    /// <returns>The number, or null where <paramref name="text"/> is none.</returns>
    public static int? Read(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What a speaker without a name is called.</summary>
    public static string Label(int speaker) => "Speaker " + Write(speaker);

    /// <summary>
    /// Gives the speakers of a new hearing the numbers that they had: the two that speak together longest are the same, and so on;
    /// others get numbers from <paramref name="free"/> up, in the order in which they first speak.
    /// </summary>
    public static IReadOnlyDictionary<int, int> Keep(IReadOnlyList<SpeakerTurn> before, IReadOnlyList<SpeakerTurn> now, int free)
    {
        var shared = new Dictionary<(int Now, int Before), TimeSpan>();
        foreach (var turn in now)
        {
            foreach (var old in before.Where(old => old.Start < turn.End && old.End > turn.Start))
            {
                var (start, end) = (turn.Start > old.Start ? turn.Start : old.Start, turn.End < old.End ? turn.End : old.End);
                shared[(turn.Speaker, old.Speaker)] = shared.GetValueOrDefault((turn.Speaker, old.Speaker)) + (end - start);
            }
        }

        var numbers = new Dictionary<int, int>();
        foreach (var ((speaker, old), _) in shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
        {
            if (!numbers.ContainsKey(speaker) && !numbers.ContainsValue(old))
            {
                numbers[speaker] = old;
            }
        }

        foreach (var speaker in now.OrderBy(turn => turn.Start).Select(turn => turn.Speaker).Where(speaker => !numbers.ContainsKey(speaker)).Distinct().ToList())
        {
            numbers[speaker] = free++;
        }

        return numbers;
    }
}
