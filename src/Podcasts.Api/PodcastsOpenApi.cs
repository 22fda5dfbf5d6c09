using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Podcasts.Api;

/// <summary>The document that describes the API, at /openapi/v1.json.</summary>
internal static class PodcastsOpenApi
{
    private const string ProblemName = nameof(ProblemDetails);

    public static void AddPodcastsOpenApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) ?? false;
            options.AddOperationTransformer(DescribeProblemsAsync);
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Podcasts";
                document.Info.Version = "1";
                document.Info.Description = "Shows, episodes, and transcripts of what is said in them.";
                document.Servers = [];
                return Task.CompletedTask;
            });
        });
    }

    private static async Task DescribeProblemsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        context.Document!.AddComponent(ProblemName, await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken));
        operation.Responses!["default"] = new OpenApiResponse
        {
            Description = "A problem; its detail is a plain sentence that says what failed and what to do.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemName, context.Document) },
            },
        };
    }
}
