using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Podcasts.Api.V1;

/// <summary>Describes the form that a recording comes in, which the actions read by themselves as it arrives, and the errors in OpenAI's words.</summary>
internal static class V1OpenApi
{
    private const string Prefix = "v1/";

    public static bool Has(OpenApiOperationTransformerContext context) => context.Description.RelativePath?.StartsWith(Prefix, StringComparison.Ordinal) ?? false;

    public static Task DescribeFormAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.RelativePath?.StartsWith(Prefix + "audio/", StringComparison.Ordinal) ?? false)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = Form() } } };
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Form() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "file" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "The recording: any sound or film that ffmpeg reads." },
            ["model"] = Field("Id of a model, or a name of OpenAI's, which means the model that is chosen for everything.", "whisper-1"),
            ["language"] = Field("ISO 639-1 code of the language spoken; it is detected where nothing is said.", "en"),
            ["prompt"] = Field("Names and words to expect, at most 1,000 characters.", "Alice Ames, Oban."),
            ["response_format"] = Field("json, text, srt, vtt, verbose_json or diarized_json.", "verbose_json"),
            ["temperature"] = Field("0 to 1. It is taken and means nothing: the recogniser tries 0 first, and others where that fails.", "0"),
            ["timestamp_granularities[]"] = Field("segment or word, or both by sending it twice; for verbose_json.", "word"),
            ["stream"] = Field("true for server-sent events while it is heard; for json, text and diarized_json.", "false"),
        },
    };

    private static OpenApiSchema Field(string description, string example) =>
        new() { Type = JsonSchemaType.String, Description = description, Examples = [JsonValue.Create(example)] };
}
