using System.Text.Encodings.Web;
using System.Text.Json;

namespace Podcasts.Core.Transcripts;

/// <summary>The API's transcript JSON; times are seconds with milliseconds.</summary>
internal static class JsonWriter
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Transcript transcript) => JsonSerializer.Serialize(
        new
        {
            transcript.Episode,
            transcript.Model,
            transcript.Language,
            Duration = Seconds(transcript.Duration),
            Segments = transcript.Segments.Select(segment => new
            {
                segment.Id,
                Start = Seconds(segment.Start),
                End = Seconds(segment.End),
                segment.Text,
                segment.Speaker,
            }),
        },
        Web);

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
