using Podcasts.Api;
using Podcasts.Ui;

return PodcastsApi.Run(args, () =>
{
    // Settings and pages lie beside the program, wherever it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddPodcastsUi();

    var app = builder.Build();
    app.MapPodcastsUi();
    return app;
});
