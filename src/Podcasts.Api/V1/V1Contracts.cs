using System.Text.Json.Serialization;
using Podcasts.Ops.Transcripts;
using Podcasts.Ops.V1;

namespace Podcasts.Api.V1;

/// <summary>An error, as OpenAI tells it.</summary>
/// <param name="Error">What is wrong.</param>
public sealed record V1ErrorResponse([property: JsonPropertyName("error")] V1Error Error)
{
    internal static V1ErrorResponse From(int status, string message) => status switch
    {
        StatusCodes.Status401Unauthorized => new(new V1Error(message, "invalid_request_error", "invalid_api_key")),
        StatusCodes.Status404NotFound => new(new V1Error(message, "invalid_request_error", "not_found")),
        StatusCodes.Status429TooManyRequests => new(new V1Error(message, "requests", "rate_limit_exceeded")),
        >= StatusCodes.Status500InternalServerError => new(new V1Error(message, "server_error", null)),
        _ => new(new V1Error(message, "invalid_request_error", null)),
    };
}

/// <summary>What is wrong.</summary>
/// <param name="Message">A plain sentence with a way out.</param>
/// <param name="Type">OpenAI's word for the kind.</param>
/// <param name="Code">OpenAI's word for the case, or null.</param>
public sealed record V1Error(
    [property: JsonPropertyName("message")] string Message, [property: JsonPropertyName("type")] string Type, [property: JsonPropertyName("code")] string? Code)
{
    [JsonPropertyName("param")]
    public string? Param => null;
}

/// <summary>The models that a request may name.</summary>
public sealed record V1ModelsResponse([property: JsonPropertyName("data")] IReadOnlyList<V1ModelResponse> Data)
{
    [JsonPropertyName("object")]
    public string Object => "list";
}

/// <summary>A model.</summary>
/// <param name="Id">What a request calls it.</param>
public sealed record V1ModelResponse([property: JsonPropertyName("id")] string Id)
{
    [JsonPropertyName("object")]
    public string Object => "model";

    /// <summary>Not known, and asked for by clients.</summary>
    [JsonPropertyName("created")]
    public long Created => 0;

    [JsonPropertyName("owned_by")]
    public string OwnedBy => "podcasts";
}

/// <summary>What was heard: <c>response_format</c> json, and what the others begin with. Times are seconds.</summary>
public record V1TextResponse
{
    internal V1TextResponse(TranscriptDetails transcript)
    {
        Text = TextOf(transcript);
        Usage = new(Math.Ceiling(transcript.Duration.TotalSeconds));
    }

    [JsonPropertyName("text")]
    public string Text { get; }

    [JsonPropertyName("usage")]
    public V1Usage Usage { get; }

    internal static string TextOf(TranscriptDetails transcript) => string.Join(' ', transcript.Segments.Select(segment => segment.Text));
}

/// <summary>What was used, as far as it is counted.</summary>
/// <param name="Seconds">Of sound.</param>
public sealed record V1Usage([property: JsonPropertyName("seconds")] double Seconds)
{
    [JsonPropertyName("type")]
    public string Type => "duration";
}

/// <summary><c>response_format</c> verbose_json.</summary>
public sealed record V1VerboseResponse : V1TextResponse
{
    internal V1VerboseResponse(TranscriptDetails transcript, bool withSegments, bool withWords) : base(transcript)
    {
        Task = transcript.Translated ? "translate" : "transcribe";
        Language = LanguageNames.Of(transcript.Language);
        Duration = transcript.Duration.TotalSeconds;
        Segments = withSegments ? [.. transcript.Segments.Select(V1Segment.From)] : null;
        Words = withWords ? [.. transcript.Segments.SelectMany(segment => segment.Words).Select(V1Word.From)] : null;
    }

    [JsonPropertyName("task")]
    public string Task { get; }

    /// <summary>In English and lower case, as OpenAI says it.</summary>
    [JsonPropertyName("language")]
    public string Language { get; }

    [JsonPropertyName("duration")]
    public double Duration { get; }

    [JsonPropertyName("segments"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<V1Segment>? Segments { get; }

    [JsonPropertyName("words"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<V1Word>? Words { get; }
}

/// <summary>A stretch of speech; where the engine does not say how sure it is, the figures are those of a sure one.</summary>
public sealed record V1Segment(
    [property: JsonPropertyName("id")] int Id,
    [property: JsonPropertyName("seek")] int Seek,
    [property: JsonPropertyName("start")] double Start,
    [property: JsonPropertyName("end")] double End,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("tokens")] IReadOnlyList<int> Tokens,
    [property: JsonPropertyName("temperature")] double Temperature,
    [property: JsonPropertyName("avg_logprob")] double MeanLogProbability,
    [property: JsonPropertyName("compression_ratio")] double CompressionRatio,
    [property: JsonPropertyName("no_speech_prob")] double NoSpeechProbability)
{
    internal static V1Segment From(SegmentDetails segment) => new(
        segment.Id,
        0,
        segment.Start.TotalSeconds,
        segment.End.TotalSeconds,
        segment.Text,
        [],
        segment.Confidence?.Temperature ?? 0,
        segment.Confidence?.MeanLogProbability ?? 0,
        segment.Confidence?.CompressionRatio ?? 1,
        segment.Confidence?.NoSpeechProbability ?? 0);
}

/// <summary>One spoken word.</summary>
public sealed record V1Word(
    [property: JsonPropertyName("word")] string Word, [property: JsonPropertyName("start")] double Start, [property: JsonPropertyName("end")] double End)
{
    internal static V1Word From(WordDetails word) => new(word.Text, word.Start.TotalSeconds, word.End.TotalSeconds);
}

/// <summary><c>response_format</c> diarized_json.</summary>
public sealed record V1DiarizedResponse : V1TextResponse
{
    internal V1DiarizedResponse(TranscriptDetails transcript) : base(transcript)
    {
        Duration = transcript.Duration.TotalSeconds;
        Segments = [.. transcript.Segments.Select(V1SpokenSegment.From)];
    }

    [JsonPropertyName("task")]
    public string Task => "transcribe";

    [JsonPropertyName("duration")]
    public double Duration { get; }

    [JsonPropertyName("segments")]
    public IReadOnlyList<V1SpokenSegment> Segments { get; }
}

/// <summary>A stretch of speech and who speaks.</summary>
public sealed record V1SpokenSegment(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("start")] double Start,
    [property: JsonPropertyName("end")] double End,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("speaker")] string Speaker)
{
    [JsonPropertyName("type")]
    public string Type => "transcript.text.segment";

    internal static V1SpokenSegment From(SegmentDetails segment) =>
        new($"seg_{segment.Id}", segment.Start.TotalSeconds, segment.End.TotalSeconds, segment.Text, segment.Speaker ?? "unknown");
}

/// <summary>In a stream: what was heard since the last event.</summary>
public sealed record V1DeltaEvent([property: JsonPropertyName("delta")] string Delta)
{
    [JsonPropertyName("type")]
    public string Type => "transcript.text.delta";
}

/// <summary>In a stream: all that was heard, at its end.</summary>
public sealed record V1DoneEvent([property: JsonPropertyName("text")] string Text, [property: JsonPropertyName("usage")] V1Usage Usage)
{
    [JsonPropertyName("type")]
    public string Type => "transcript.text.done";
}
