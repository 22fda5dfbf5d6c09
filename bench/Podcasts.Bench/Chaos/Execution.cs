using System.Text.Json;

namespace Podcasts.Bench.Chaos;

/// <summary>One time that a node worked at an item, as its log tells.</summary>
/// <param name="Node">Its name.</param>
/// <param name="End">Null where neither the log nor a kill tells it.</param>
internal sealed record Execution(string Node, string Episode, string Item, int Attempt, DateTimeOffset Start, DateTimeOffset? End, string? How)
{
    private const string TakenUp = nameof(TakenUp);
    private const string Killed = "killed";
    private static readonly string[] Ends = ["Finished", "FencedOut", "Interrupted", "Failed", "TriedAgain", "NotTold"];

    public bool IsFinished => How == "Finished";

    public bool IsKilled => How == Killed;

    public override string ToString() => $"{Item} of episode {Episode}, attempt {Attempt}, on {Node} from {Start:HH:mm:ss.fff} to {End:HH:mm:ss.fff} ({How ?? "nobody knows how it ended"})";

    /// <summary>All executions on a node, in order of time.</summary>
    public static IReadOnlyList<Execution> Of(AppNode node)
    {
        var lines = Directory.GetFiles(Path.Combine(node.Folder, "logs")).Order().SelectMany(File.ReadLines).Select(Line.Read).OfType<Line>().ToList();
        return
        [
            .. from taken in lines.Select((line, i) => (line, i))
               where taken.line.Event == TakenUp
               let told = lines.Skip(taken.i + 1).FirstOrDefault(line => Ends.Contains(line.Event) && line.Of(taken.line))
               let death = node.Deaths.Where(at => at >= taken.line.At).Select(at => (DateTimeOffset?)at).FirstOrDefault()
               let isKilled = death is { } at && (told is null || at < told.At)
               select new Execution(
                   node.Name, taken.line.Episode, taken.line.Item, taken.line.Attempt, taken.line.At, isKilled ? death : told?.At, isKilled ? Killed : told?.Event),
        ];
    }

    private sealed record Line(DateTimeOffset At, string Event, string Episode, string Item, int Attempt)
    {
        public bool Of(Line other) => Episode == other.Episode && Item == other.Item;

        // A line that was being written when the process was killed ends anywhere.
        public static Line? Read(string text)
        {
            try
            {
                using var json = JsonDocument.Parse(text);
                var line = json.RootElement;
                return line.TryGetProperty("EventId", out var id) && id.TryGetProperty("Name", out var name)
                    && line.TryGetProperty("Job", out var item) && line.TryGetProperty("EpisodeId", out var episode)
                    ? new(
                        line.GetProperty("@t").GetDateTimeOffset(),
                        name.GetString()!,
                        episode.GetString()!,
                        item.GetString()!,
                        line.TryGetProperty(nameof(Attempt), out var attempt) ? attempt.GetInt32() : 0)
                    : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
