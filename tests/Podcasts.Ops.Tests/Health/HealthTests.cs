using Podcasts.Ops.Health;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Everything_that_the_app_needs_is_looked_at()
    {
        await using var host = await OpsHost.StartAsync();

        var health = await host.Get<HealthOrchestrator>().GetAsync(default);

        Assert.Equal(["database", "disk", "ffmpeg", "torch", "gpu", "engine", "model", "speech"], health.Checks.Select(check => check.Name));
        Assert.All(health.Checks.Where(check => check.Name != "disk"), check => Assert.Equal(("healthy", true), (check.Status, check.Message.EndsWith('.'))));
    }

    [Fact]
    public async Task A_missing_model_is_unhealthy_and_says_what_to_do()
    {
        await using var host = await OpsHost.StartAsync(null, ("Transcribe:Model", "large-v3"));

        var health = await host.Get<HealthOrchestrator>().GetAsync(default);

        Assert.Equal("unhealthy", health.Status);
        Assert.Contains("Put its ggml file into", health.Checks.Single(check => check.Name == "model").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_unhealthy_and_nothing_is_started_on_it()
    {
        await using var publisher = await Publisher.StartAsync();
        publisher.ServeFeed("one");
        await using var host = await OpsHost.StartAsync(null, ("Storage:ReserveMegabytes", "1000000000"));
        var episode = await host.AddAsync(publisher);

        var health = await host.Get<HealthOrchestrator>().GetAsync(default);
        var refusal = await Assert.ThrowsAsync<UnavailableException>(() => host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default));

        Assert.Equal("unhealthy", health.Checks.Single(check => check.Name == "disk").Status);
        Assert.Contains("Free some space and try again", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gpu_that_is_asked_for_and_not_there_is_unhealthy_and_named()
    {
        await using var host = await OpsHost.StartAsync(null, ("Torch:Device", "cuda:7"));

        var check = (await host.Get<HealthOrchestrator>().GetAsync(default)).Checks.Single(check => check.Name == "gpu");

        Assert.Equal("unhealthy", check.Status);
        Assert.Contains("Torch:Device is cuda:7", check.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_does_not_work_here_is_unhealthy_and_says_what_to_do()
    {
        await using var host = await OpsHost.StartAsync(null, ("Transcribe:Engine", "openai"));

        var check = (await host.Get<HealthOrchestrator>().GetAsync(default)).Checks.Single(check => check.Name == "engine");

        Assert.Equal("unhealthy", check.Status);
        Assert.Contains("Set OpenAi:Address", check.Message, StringComparison.Ordinal);
    }
}
