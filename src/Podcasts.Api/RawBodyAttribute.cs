using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Podcasts.Api;

/// <summary>Says for the document that an action reads the body as it is, and of which types it may be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RawBodyAttribute(params string[] types) : Attribute
{
    public IReadOnlyList<string> Types => types;

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RawBodyAttribute>().SingleOrDefault() is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = body.Types.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }),
            };
        }

        return Task.CompletedTask;
    }
}
