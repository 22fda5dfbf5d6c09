using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Podcasts.Api.V1;

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
            options.ShouldInclude = description => PodcastsApi.IsApi("/" + description.RelativePath);
            options.AddSchemaTransformer(OpenApiExamples.OfTypeAsync);
            options.AddOperationTransformer(OpenApiExamples.OfParametersAsync);
            options.AddOperationTransformer(RawBodyAttribute.DescribeAsync);
            options.AddOperationTransformer(V1OpenApi.DescribeFormAsync);
            options.AddOperationTransformer(DescribeProblemsAsync);
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Podcasts";
                document.Info.Version = "1";
                document.Info.Description = "Shows, episodes, and transcripts of what is said in them.";
                document.Servers = [];
                document.AddComponent("key", new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "A key, made on the page Keys. A browser is signed in by a cookie instead; on a fresh installation that only this computer reaches, nothing is asked for.",
                });
                document.Security = [new() { [new OpenApiSecuritySchemeReference("key", document)] = [] }, []];
                return Task.CompletedTask;
            });
        });
    }

    private static async Task DescribeProblemsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (V1OpenApi.Has(context))
        {
            context.Document!.AddComponent(nameof(V1ErrorResponse), await context.GetOrCreateSchemaAsync(typeof(V1ErrorResponse), null, cancellationToken));
            operation.Responses!["default"] = new OpenApiResponse
            {
                Description = "An error, as OpenAI tells it.",
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = new OpenApiSchemaReference(nameof(V1ErrorResponse), context.Document) } },
            };
            return;
        }

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
