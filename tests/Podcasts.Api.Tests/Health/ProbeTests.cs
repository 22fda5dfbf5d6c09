using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Podcasts.Api.Tests.Health;

public sealed class ProbeTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_process_that_answers_is_live_whatever_else_is_wrong()
    {
        Assert.Equal("""{"status":"healthy","checks":[]}""", await api.Client.GetStringAsync("/health/live"));
    }

    [Fact]
    public async Task An_app_is_ready_when_database_disk_and_scheduler_are()
    {
        var ready = await Eventually.BecomesAsync(ReadyAsync, body => body.GetProperty("status").GetString() != "unhealthy"); // The scheduler starts a moment after the server.

        Assert.Equal(["database", "disk", "scheduler"], ready.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()));
        Assert.All(ready.GetProperty("checks").EnumerateArray(), check => Assert.NotEqual("", check.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task An_app_whose_disk_is_full_is_live_but_not_ready_and_says_why()
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-probe-").FullName;
        await using var full = await ApiProcess.Start(folder, ("Storage__ReserveMegabytes", "1000000000"), ("SampleShow__Enabled", "false")).ServingAsync();

        var live = await full.Client.GetAsync("/health/live");
        var ready = await full.Client.GetAsync("/health/ready");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live.StatusCode, ready.StatusCode));
        Assert.Contains("Free some space", (await ready.Content.ReadFromJsonAsync<JsonElement>()).GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadyAsync() => await (await api.Client.GetAsync("/health/ready")).Content.ReadFromJsonAsync<JsonElement>();
}
