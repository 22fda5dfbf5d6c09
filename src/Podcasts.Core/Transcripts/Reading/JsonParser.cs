using System.Text.Json;

namespace Podcasts.Core.Transcripts.Reading;

/// <summary>The JSON of Podcasting 2.0 (startTime, endTime, body) and ours or Whisper's (start, end, text).</summary>
internal static class JsonParser
{
    private const double Sure = 1; // A file that does not say how sure somebody was says it as it is.

    public static IEnumerable<Said> Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var segments = json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("segments", out var found) ? found : json.RootElement;
            return segments.ValueKind == JsonValueKind.Array ? [.. segments.EnumerateArray().Select(Read).OfType<Said>()] : throw NoSegments(null);
        }
        catch (JsonException failure)
        {
            throw NoSegments(failure);
        }
    }

    private static Said? Read(JsonElement segment) =>
        (Number(segment, "startTime") ?? Number(segment, "start")) is { } start && (Text(segment, "body") ?? Text(segment, "text")) is { } text
            ? new(start, Number(segment, "endTime") ?? Number(segment, "end") ?? start, text, Text(segment, "speaker")) { Words = Words(segment) }
            : null;

    private static IReadOnlyList<TranscriptWord> Words(JsonElement segment)
    {
        if (segment.ValueKind != JsonValueKind.Object || !segment.TryGetProperty("words", out var words) || words.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var read = words.EnumerateArray().Select(Word).ToList();
        return read.Contains(null) || read.Zip(read.Skip(1)).Any(pair => pair.Second!.Start < pair.First!.Start) ? [] : [.. read!];
    }

    private static TranscriptWord? Word(JsonElement word) =>
        (Text(word, "text") ?? Text(word, "word")) is { } text && !string.IsNullOrWhiteSpace(text)
        && Number(word, "start") is { } start and >= 0 && Number(word, "end") is { } end && end >= start && end < 1e6
            ? new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), text, Math.Clamp(Number(word, "probability") ?? Sure, 0, 1))
            : null;

    private static double? Number(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TranscriptException NoSegments(Exception? inner) =>
        new("This JSON is no transcript: it has no list of segments with startTime and body, or start and text. Choose the transcript's own file.", inner);
}
