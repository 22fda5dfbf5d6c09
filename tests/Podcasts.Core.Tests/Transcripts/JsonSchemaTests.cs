using System.Text.Json;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcripts;

/// <summary>docs/transcript.schema.json is what programs are written against, so it and the export say the same.</summary>
public sealed class JsonSchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "transcript.schema.json"))).RootElement;

    [Fact]
    public void The_export_is_as_its_schema_says()
    {
        var transcript = new Transcript("e1", "base.en", "en", TimeSpan.FromSeconds(3), [
            new(0, TimeSpan.Zero, TimeSpan.FromSeconds(1), "Hello.", "Ann")
            {
                SpeakerId = "1",
                Words = [new(TimeSpan.Zero, TimeSpan.FromSeconds(1), "Hello.", 0.5, "Ann") { SecondSpeaker = "Speaker 2" }],
                Confidence = new(-0.5, 0.25, 1.5, 0),
            },
            new(1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), "Bye."),
        ])
        {
            Quality = new(TimeSpan.FromSeconds(2.5), 0.8, null, [new(DoubtKind.SpeechWithoutText, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), "Somebody speaks here.")]),
            Speakers =
            [
                new("1", "Speaker 1", "Ann", "p1", false, new("p1", "Ann", 0.8), TimeSpan.FromSeconds(1), [new(TimeSpan.Zero, TimeSpan.FromSeconds(1))]),
                new("2", "Speaker 2", null, null, false, null, TimeSpan.FromSeconds(1), []),
            ],
            Turns = [new(TimeSpan.Zero, TimeSpan.FromSeconds(1), "1", true)],
        };

        Check(JsonDocument.Parse(TranscriptExporter.Export(transcript, TranscriptFormat.Json)).RootElement, Schema, "transcript");
    }

    // As much of JSON Schema as the schema uses: types, properties (all required ones and no others), items.
    private static void Check(JsonElement value, JsonElement schema, string path)
    {
        var types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several ? several.EnumerateArray().ToList() : [schema.GetProperty("type")];
        Assert.True(types.Any(type => Is(value, type.GetString()!)), $"{path} is {value.GetRawText()}.");
        if (value.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal(schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()), value.EnumerateObject().Select(property => property.Name));
            foreach (var property in value.EnumerateObject())
            {
                Check(property.Value, schema.GetProperty("properties").GetProperty(property.Name), $"{path}.{property.Name}");
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Check(item, schema.GetProperty("items"), $"{path}[]");
            }
        }
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        _ => value.ValueKind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };
}
