using Podcasts.Api;

return PodcastsApi.Run(args, () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddPodcastsApi();

    var app = builder.Build();
    app.MapPodcastsApi();
    return app;
});
