using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace Podcasts.Api.Tests;

/// <summary>docs/api.md, made of the contract: what each route does, and a curl for it.</summary>
internal static class ApiPage
{
    private const string Beginning = """
        # The API, with curl

        Made of `/openapi/v1.json` by the tests; don't edit it by hand. `/scalar` of a running app shows the same with all fields and examples of answers. The lines below expect

        ```sh
        PODCASTS=http://127.0.0.1:5080
        KEY=…    # made on the page Keys; a fresh installation that only this computer reaches asks for none
        ask() { curl --fail-with-body --silent --show-error -H "Authorization: Bearer $KEY" "$@"; }
        ```

        What goes wrong is told as `application/problem+json` whose `detail` is a plain sentence; under `/v1` as OpenAI tells it. Progress is server-sent events: `curl --no-buffer`.


        """;

    private static readonly string[] Methods = ["get", "post", "put", "delete"];

    public static string Of(JsonNode contract)
    {
        var page = new StringBuilder(Beginning);
        var routes = from path in contract["paths"]!.AsObject()
                     from operation in path.Value!.AsObject()
                     let tag = (string)operation.Value!["tags"]![0]!
                     orderby tag, path.Key, Array.IndexOf(Methods, operation.Key)
                     group (path.Key, operation.Key, operation.Value!) by tag;
        foreach (var group in routes)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"## {group.Key}\n");
            foreach (var (path, method, operation) in group)
            {
                page.AppendLine(CultureInfo.InvariantCulture, $"**{method.ToUpperInvariant()} {path}** {operation["summary"]}\n\n```sh\n{Curl(contract, path, method, operation)}\n```\n");
            }
        }

        return page.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static string Curl(JsonNode contract, string path, string method, JsonNode operation)
    {
        var query = new List<string>();
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var (name, example) = ((string)parameter!["name"]!, (string?)parameter["example"]);
            if ((string?)parameter["in"] == "path")
            {
                path = path.Replace($"{{{name}}}", example ?? throw new InvalidOperationException($"The parameter {name} of {path} has no example."), StringComparison.Ordinal);
            }
            else if (example is not null && (bool?)parameter["required"] == true)
            {
                query.Add($"{name}={Uri.EscapeDataString(example)}");
            }
        }

        var body = Body(contract, operation["requestBody"]);
        var verb = method == "get" || (method == "post" && body.Length > 0) ? "" : $"-X {method.ToUpperInvariant()} ";
        return $"ask {verb}\"$PODCASTS{path}{(query.Count == 0 ? "" : "?" + string.Join('&', query))}\"{body}";
    }

    private static string Body(JsonNode contract, JsonNode? body)
    {
        if (body?["content"]?["multipart/form-data"] is not null)
        {
            return " -F file=@talk.mp3 -F model=whisper-1";
        }

        var schema = body?["content"]?["application/json"]?["schema"];
        if (body?["content"]?.AsObject().First() is { Value: { } raw } first && (string?)raw["schema"]?["format"] == "binary")
        {
            return $" \\\n  -H 'Content-Type: {first.Key}' --data-binary @file";
        }

        var name = (schema?["$ref"] ?? schema?["oneOf"]?.AsArray().Select(one => one!["$ref"]).FirstOrDefault(one => one is not null))?.GetValue<string>().Split('/')[^1];
        return name is null ? "" : $" \\\n  -H 'Content-Type: application/json' -d '{contract["components"]!["schemas"]![name]!["examples"]![0]!.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}'";
    }
}
