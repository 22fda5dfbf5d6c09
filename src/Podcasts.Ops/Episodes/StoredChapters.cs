using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Podcasts.Core.Episodes;

namespace Podcasts.Ops.Episodes;

/// <summary>Chapters as a row keeps them: <c>[{"start":61.5,"end":90,"title":"The tower","url":"https://…"}]</c>, seconds, null where there are none.</summary>
internal static class StoredChapters
{
    private const int LongestJson = 1 << 20; // characters

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string? Write(IReadOnlyList<Chapter> chapters) => chapters.Count == 0
        ? null
        : JsonSerializer.Serialize(chapters.Select(c => new Row(Math.Round(c.Start.TotalSeconds, 3), c.End is { } end ? Math.Round(end.TotalSeconds, 3) : null, c.Title, c.Url?.AbsoluteUri)), Json);

    /// <summary>Reads what <see cref="Refusal"/> has found to be sound.</summary>
    public static IReadOnlyList<ChapterDetails> Read(string? json) => json is null
        ? []
        : [.. Parse(json).Select(c => new ChapterDetails(TimeSpan.FromSeconds(c.Start), c.End is { } end ? TimeSpan.FromSeconds(end) : null, c.Title!, c.Url))];

    /// <returns>Why they are refused, or null where they are sound.</returns>
    public static string? Refusal(string? json)
    {
        try
        {
            return json is null ? null
                : json.Length > LongestJson ? $"Chapters take {json.Length} characters."
                : Parse(json) is var rows && rows.Length is > 0 and <= Chapter.Most && rows.All(IsSound) && rows.Zip(rows.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start) ? null
                : "A chapter has no title, a time or an address that is none, or is not in its place.";
        }
        catch (JsonException failure)
        {
            return $"Chapters cannot be read: {failure.Message}";
        }
    }

    private static Row[] Parse(string json) => JsonSerializer.Deserialize<Row[]>(json, Json) ?? throw new JsonException("They are null.");

    private static bool IsSound(Row? chapter) =>
        chapter is { Start: >= 0 and < 1e7 } && (chapter.End is null || (chapter.End >= chapter.Start && chapter.End < 1e7))
        && !string.IsNullOrWhiteSpace(chapter.Title)
        && (chapter.Url is null || (Uri.TryCreate(chapter.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"));

    private sealed record Row(double Start, double? End, string? Title, string? Url);
}
