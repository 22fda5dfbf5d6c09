using Bunit;
using Microsoft.AspNetCore.Http;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Health;

namespace Podcasts.Ui.Tests.Health;

public sealed class HealthPageTests : PageTest
{
    [Fact]
    public void Each_check_tells_its_own_truth_also_when_the_app_is_not_well()
    {
        var health = new HealthReport("unhealthy", "1.2.3", [new("database", "healthy", "Answers."), new("ffmpeg", "unhealthy", "Not found; install ffmpeg.")]);
        Api.On("GET /api/health", context =>
        {
            context.Response.StatusCode = 503;
            return context.Response.WriteAsJsonAsync(health, context.RequestAborted);
        });

        var page = Render<HealthPage>();

        Reads(page, "The app is unhealthy; version 1.2.3.");
        Reads(page, "Not found; install ffmpeg.");
        Assert.Single(page.FindAll("[data-status=healthy]"));
    }

    [Fact]
    public void Looking_again_asks_again()
    {
        Api.On("GET /api/health", new HealthReport("unhealthy", null, []));
        var page = Render<HealthPage>();
        Reads(page, "The app is unhealthy.");

        Api.On("GET /api/health", new HealthReport("healthy", null, []));
        Button(page, "Look again").Click();

        Reads(page, "The app is healthy.");
    }
}
