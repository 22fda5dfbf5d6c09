namespace Podcasts.Api;

/// <summary>The document that describes the API, at /openapi/v1.json.</summary>
internal static class PodcastsOpenApi
{
    public static void AddPodcastsOpenApi(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) ?? false;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Podcasts";
            document.Info.Version = "1";
            document.Info.Description = "Shows, episodes, and transcripts of what is said in them. Every error is a problem document whose detail is a plain sentence.";
            document.Servers = [];
            return Task.CompletedTask;
        });
    });
}
