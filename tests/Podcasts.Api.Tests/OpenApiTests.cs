using System.Text.Json;
using System.Text.Json.Nodes;

namespace Podcasts.Api.Tests;

public sealed class OpenApiTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_contract_is_the_one_that_a_person_approved() =>
        await ApprovedAsync(await api.Client.GetStringAsync("/openapi/v1.json"), "tests", "Podcasts.Api.Tests", "openapi.approved.json");

    [Fact]
    public async Task The_page_of_the_API_has_a_curl_for_each_route() => await ApprovedAsync(ApiPage.Of(await ContractAsync()), "docs", "api.md");

    [Fact]
    public async Task Every_body_and_every_answer_has_an_example_of_its_own_shape()
    {
        var contract = await ContractAsync();
        var schemas = contract["components"]!["schemas"]!.AsObject();
        var used = contract["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).SelectMany(operation => Contents(operation.Value!)).SelectMany(NamesIn).Where(name => name != nameof(Stream)).ToHashSet();

        Assert.True(used.Count > 60, $"{used.Count} types are described.");
        Assert.Equal([], used.Where(name => schemas[name]!["examples"] is null));
        Assert.Equal([], used.SelectMany(name => Faults(schemas, schemas[name]!, schemas[name]!["examples"]![0], name)));
    }

    [Fact]
    public async Task The_contract_can_be_browsed()
    {
        var page = await api.Client.GetStringAsync("/scalar/");

        Assert.Contains("openapi/v1.json", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://cdn", page, StringComparison.Ordinal);
    }

    private static async Task ApprovedAsync(string text, params string[] path)
    {
        var approved = Path.Combine([Repository.Root, .. path]);
        var actual = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var received = Path.ChangeExtension(approved, "received" + Path.GetExtension(approved));
        if (!File.Exists(approved) || actual != await File.ReadAllTextAsync(approved))
        {
            await File.WriteAllTextAsync(received, actual);
            Assert.Fail($"The API has changed. Review {received}, then approve it: mv {received} {approved}");
        }

        File.Delete(received);
    }

    private async Task<JsonNode> ContractAsync() => JsonNode.Parse(await api.Client.GetStringAsync("/openapi/v1.json"))!;

    private static IEnumerable<JsonNode> Contents(JsonNode operation) =>
        operation["responses"]!.AsObject().Select(response => response.Value!["content"]).Append(operation["requestBody"]?["content"])
            .OfType<JsonObject>().SelectMany(content => content).Where(content => content.Key.EndsWith("json", StringComparison.Ordinal)).Select(content => content.Value!["schema"]!);

    private static IEnumerable<string> NamesIn(JsonNode schema) => schema switch
    {
        JsonObject { } one when one["$ref"] is { } name => [name.GetValue<string>().Split('/')[^1]],
        JsonObject { } list when list["items"] is { } item => NamesIn(item),
        JsonObject { } either when either["oneOf"] is JsonArray choices => choices.SelectMany(choice => NamesIn(choice!)),
        _ => [],
    };

    // As far as examples need JSON Schema: names of properties, types, and what is required.
    private static IEnumerable<string> Faults(JsonObject schemas, JsonNode schema, JsonNode? example, string at)
    {
        if (schema["oneOf"] is JsonArray choices)
        {
            var faults = choices.Select(choice => Faults(schemas, choice!, example, at).ToList()).ToList();
            return faults.Any(list => list.Count == 0) ? [] : faults[^1];
        }

        if (schema["$ref"] is { } name)
        {
            return Faults(schemas, schemas[name.GetValue<string>().Split('/')[^1]]!, example, at);
        }

        var types = schema["type"] is JsonArray several ? several.Select(type => (string?)type).ToList() : [(string?)schema["type"]];
        return example switch
        {
            null => types.Contains("null") ? [] : [$"{at} is null."],
            JsonObject whole when types.Contains("object") && schema["properties"] is JsonObject properties =>
                whole.Where(entry => !properties.ContainsKey(entry.Key)).Select(entry => $"{at}.{entry.Key} is not described.")
                    .Concat((schema["required"]?.AsArray() ?? []).Where(required => !whole.ContainsKey((string)required!)).Select(required => $"{at}.{required} is missing."))
                    .Concat(whole.Where(entry => properties.ContainsKey(entry.Key)).SelectMany(entry => Faults(schemas, properties[entry.Key]!, entry.Value, $"{at}.{entry.Key}"))),
            JsonObject => types.Contains("object") ? [] : [$"{at} is no object."],
            JsonArray list => types.Contains("array") ? list.SelectMany(item => Faults(schemas, schema["items"]!, item, at + "[]")) : [$"{at} is no list."],
            _ => types.Contains(null) || types.Contains(KindOf(example)) || (KindOf(example) == "integer" && types.Contains("number")) ? [] : [$"{at} is {KindOf(example)}."],
        };
    }

    private static string KindOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString().All(letter => char.IsAsciiDigit(letter) || letter == '-') ? "integer" : "number",
        _ => "boolean",
    };
}
