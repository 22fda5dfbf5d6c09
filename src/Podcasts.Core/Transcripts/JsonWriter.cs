using System.Text.Encodings.Web;
using System.Text.Json;
using Podcasts.Core.Transcripts.Editing;

namespace Podcasts.Core.Transcripts;

/// <summary>The API's transcript JSON (docs/transcript.schema.json); times are seconds with milliseconds.</summary>
internal static class JsonWriter
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Transcript transcript) => JsonSerializer.Serialize(
        new
        {
            transcript.Episode,
            transcript.Model,
            transcript.Language,
            transcript.Translated,
            Duration = Seconds(transcript.Duration),
            Quality = transcript.Quality is { } quality ? Judged(quality) : null,
            Speakers = transcript.Speakers.Select(Told),
            Turns = transcript.Turns.Select(turn => new { Start = Seconds(turn.Start), End = Seconds(turn.End), turn.Speaker, turn.Overlap }),
            transcript.Undo,
            Edits = new { transcript.Edits.Undo, transcript.Edits.Redo },
            Segments = transcript.Segments.Select(segment => new
            {
                segment.Id,
                Start = Seconds(segment.Start),
                End = Seconds(segment.End),
                segment.Text,
                segment.Speaker,
                segment.SpeakerId,
                Revision = SegmentRevision.Of(segment),
                segment.Heard,
                Words = segment.Words.Select(word => new
                {
                    Start = Seconds(word.Start),
                    End = Seconds(word.End),
                    word.Text,
                    Probability = Rounded(word.Probability),
                    word.Speaker,
                    word.SecondSpeaker,
                }),
                Confidence = segment.Confidence is { } confidence
                    ? new
                    {
                        MeanLogProbability = Rounded(confidence.MeanLogProbability),
                        NoSpeechProbability = Rounded(confidence.NoSpeechProbability),
                        CompressionRatio = Rounded(confidence.CompressionRatio),
                        Temperature = Rounded(confidence.Temperature),
                    }
                    : null,
            }),
        },
        Web);

    private static object Judged(TranscriptQuality quality) => new
    {
        SpeechSeconds = Seconds(quality.Speech),
        Coverage = Rounded(quality.Coverage),
        Confidence = Rounded(quality.Confidence),
        Doubts = quality.Doubts.Select(doubt => new
        {
            Kind = JsonNamingPolicy.CamelCase.ConvertName(doubt.Kind.ToString()),
            Start = Seconds(doubt.Start),
            End = Seconds(doubt.End),
            Message = doubt.Reason,
        }),
    };

    private static object Told(TranscriptSpeaker speaker) => new
    {
        speaker.Id,
        speaker.Label,
        speaker.Name,
        speaker.Person,
        speaker.Confirmed,
        Suggestion = speaker.Suggestion is { } suggestion ? new { suggestion.Person, suggestion.Name, Score = Rounded(suggestion.Score) } : null,
        TalkSeconds = Seconds(speaker.Talk),
        Clips = speaker.Clips.Select(clip => new { Start = Seconds(clip.Start), End = Seconds(clip.End) }),
    };

    private static double Seconds(TimeSpan time) => Rounded(time.TotalSeconds);

    private static double Rounded(double value) => Math.Round(value, 3);

    private static double? Rounded(double? value) => value is { } known ? Rounded(known) : null;
}
