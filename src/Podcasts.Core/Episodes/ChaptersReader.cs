using System.Globalization;
using System.Text.Json;
using Podcasts.Core.Fetching;
using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Episodes;

/// <summary>Reads the chapters that <c>podcast:chapters</c> leads to, as JSON (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md).</summary>
public sealed class ChaptersReader(Fetcher fetcher)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    /// <returns>In order of time; without those that are not for a table of contents.</returns>
    /// <exception cref="FetchException">They cannot be fetched.</exception>
    /// <exception cref="ChaptersException">What is there are no chapters.</exception>
    public async Task<IReadOnlyList<Chapter>> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        var file = await fetcher.FetchChaptersAsync(url, cancellationToken);
        return Read(file.Bytes, file.Address);
    }

    /// <summary>Reads chapters that are at hand.</summary>
    /// <param name="json">In UTF-8.</param>
    /// <param name="url">Where they were found; relative addresses in them start here.</param>
    /// <exception cref="ChaptersException">They are none.</exception>
    public static IReadOnlyList<Chapter> Read(byte[] json, Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(json), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("chapters", out var chapters) || chapters.ValueKind != JsonValueKind.Array)
            {
                throw new JsonException("There is no list of chapters.");
            }

            return Chapter.InOrder(chapters.EnumerateArray().Where(IsListed).Select((chapter, place) => Read(chapter, place, url)).OfType<Chapter>());
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException) // The latter for text that is no UTF-8, which is read late.
        {
            throw new ChaptersException($"What {url.Host} has at the address of the chapters is not a chapters file. The publisher has to mend that; the episode plays without them.", failure);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] json) => json.AsSpan().StartsWith("\uFEFF"u8) ? json.AsMemory(3) : json;

    private static bool IsListed(JsonElement chapter) =>
        chapter.ValueKind == JsonValueKind.Object && !(chapter.TryGetProperty("toc", out var listed) && listed.ValueKind == JsonValueKind.False);

    private static Chapter? Read(JsonElement chapter, int place, Uri url) => Time(chapter, "startTime") is { } start
        ? new(start, Time(chapter, "endTime"), PlainText.Of(Text(chapter, "title")) is { Length: > 0 } title ? title : $"Chapter {place + 1}", FeedUrls.Resolve(url, Text(chapter, "url")))
        : null;

    private static string? Text(JsonElement chapter, string name) => chapter.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Seconds, which some write as text.
    private static TimeSpan? Time(JsonElement chapter, string name)
    {
        var seconds = !chapter.TryGetProperty(name, out var value) ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number
            : value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var written) ? written
            : (double?)null;
        return seconds >= 0 && seconds <= Chapter.Latest.TotalSeconds ? TimeSpan.FromSeconds(seconds.Value) : null;
    }
}
