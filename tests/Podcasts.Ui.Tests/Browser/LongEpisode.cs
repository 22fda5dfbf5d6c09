using System.Buffers.Binary;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Tests.Browser;

/// <summary>An episode of three hours, generated: 10,800 segments of a second, 32,400 words with times, three voices, audio that is silent.</summary>
internal static class LongEpisode
{
    public const int Seconds = 3 * 60 * 60;

    private const int Rate = 3_000; // samples a second: the fewest that a browser plays

    private static readonly string[] Words =
        ["the", "tide", "came", "over", "the", "wall", "and", "nobody", "in", "the", "harbour", "had", "seen", "water", "like", "it", "since", "winter"];

    private static readonly Lazy<byte[]> Json = new(() => JsonSerializer.SerializeToUtf8Bytes(Transcript(), ApiHttp.Json));

    private static readonly Lazy<byte[]> Audio = new(Silence);

    /// <summary>The episode, its transcript and its audio, from an Api that answers at once.</summary>
    public static FakeApi Serve(FakeApi api) => api
        .On("GET /api/models", Samples.Overview(Samples.Demo))
        .On("GET /api/episodes/e1", Samples.Episode(true, "/api/episodes/e1/audio") with { Duration = Seconds })
        .On("GET /api/episodes/e1/peaks", new EpisodePeaks(Seconds, [.. Enumerable.Range(0, 2000).Select(i => 20 + (i * 37 % 70))]))
        .On("GET /api/episodes/e1/audio", context => Results.Bytes(Audio.Value, "audio/wav", enableRangeProcessing: true).ExecuteAsync(context))
        .On("GET /api/transcripts/e1", async context =>
        {
            context.Response.ContentType = MediaTypeNames.Application.Json;
            await context.Response.Body.WriteAsync(Json.Value, context.RequestAborted);
        })
        .On("GET /api/podcasts/p1/settings", new PodcastSettings(null, null, null, []))
        .On("GET /api/speakers", Array.Empty<ShowPerson>());

    /// <summary>What is said in a second: three words, of which the first names the second.</summary>
    public static string Said(int second) => $"S{second} {Words[second % Words.Length]} {Words[second * 7 % Words.Length]}.";

    private static Transcript Transcript()
    {
        TranscriptSpeaker[] speakers = [Samples.Speaker(1, "Ada Shore", 5000), Samples.Speaker(2, "Ben Hill", 4000), Samples.Speaker(3, null, 1800)];
        var segments = Enumerable.Range(0, Seconds).Select(second => Segment(second, speakers[Voice(second)])).ToArray();
        return Samples.Transcript(segments) with
        {
            Duration = Seconds,
            Speakers = speakers,
            Turns = [.. Enumerable.Range(0, Seconds / 12).Select(i => new SpeakerTurn(i * 12, (i * 12) + 11.5, speakers[Voice(i * 12)].Id, false))],
        };
    }

    private static int Voice(int second) => second / 12 * 7 % 3;

    private static TranscriptSegment Segment(int second, TranscriptSpeaker speaker)
    {
        var text = Said(second);
        return new(second, second, second + 0.95, text, speaker.Shown)
        {
            SpeakerId = speaker.Id,
            Words = [.. text.Split(' ').Select((word, i) => new TranscriptWord(second + (i * 0.3), second + (i * 0.3) + 0.3, word, 0.9, speaker.Shown))],
        };
    }

    /// <summary>A WAVE file of one channel and 8 bits, in which 128 is silence.</summary>
    private static byte[] Silence()
    {
        const int Header = 44;
        var file = new byte[Header + (Seconds * Rate)];
        file.AsSpan(Header).Fill(128);
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1); // PCM
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), Rate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 8);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), file.Length - Header);
        return file;
    }
}
