using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Podcasts.Api;

/// <summary>Puts the examples of openapi-examples.json into the document: bodies and answers by the name of their type, parameters by their own.</summary>
internal static class OpenApiExamples
{
    private static readonly JsonNode Examples = Read();

    public static Task OfTypeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (Examples["schemas"]![context.JsonTypeInfo.Type.Name] is { } example)
        {
            schema.Examples = [example.DeepClone()];
        }

        return Task.CompletedTask;
    }

    public static Task OfParametersAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.Name is { } name && Examples["parameters"]![name] is { } known)
            {
                parameter.Description ??= (string?)known["description"];
                parameter.Example = known["example"]!.DeepClone();
            }
        }

        return Task.CompletedTask;
    }

    private static JsonNode Read()
    {
        using var file = typeof(OpenApiExamples).Assembly.GetManifestResourceStream("openapi-examples.json")!;
        return JsonSerializer.Deserialize<JsonNode>(file)!;
    }
}
