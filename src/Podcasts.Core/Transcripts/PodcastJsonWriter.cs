using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Podcasts.Core.Transcripts;

/// <summary>The JSON of Podcasting 2.0, with speakers; times are seconds with milliseconds.</summary>
/// <remarks>https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md.</remarks>
internal static class PodcastJsonWriter
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Transcript transcript) => JsonSerializer.Serialize(
        new
        {
            Version = "1.0.0",
            Segments = transcript.Segments.Select(segment => new
            {
                segment.Speaker,
                StartTime = Math.Round(segment.Start.TotalSeconds, 3),
                EndTime = Math.Round(segment.End.TotalSeconds, 3),
                Body = segment.Text,
            }),
        },
        Web);
}
