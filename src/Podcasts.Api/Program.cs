using Podcasts.Api;

return PodcastsApi.Run(() =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddPodcastsApi();

    var app = builder.Build();
    app.MapPodcastsApi();
    return app;
});
