using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Podcasts.Api.Tests.Queue;

public sealed class QueueTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_queue_has_the_shape_that_clients_rely_on()
    {
        await api.TranscribedEpisodeAsync();

        var queue = await Eventually.BecomesAsync(() => api.GetAsync("/api/queue"), queue => queue.GetProperty("done").GetArrayLength() == 1);

        Assert.Equal(["paused", "trouble", "counts", "running", "waiting", "failed", "done"], Names(queue));
        Assert.Equal(["running", "waiting", "failed"], Names(queue.GetProperty("counts")));
        var episode = queue.GetProperty("done")[0];
        Assert.Equal(["episode", "title", "podcast", "podcastTitle", "state", "position", "error", "retryAt", "finished", "stages"], Names(episode));
        Assert.Equal(
            ["name", "state", "doing", "percent", "secondsLeft", "node", "device", "memoryBytes", "attempt"],
            Names(episode.GetProperty("stages")[0]));
    }

    [Fact]
    public async Task A_watcher_is_told_at_once_and_again_when_the_queue_is_paused_and_goes_on()
    {
        using var stream = await api.Client.GetStreamAsync("/api/queue/progress");
        await using var events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        Assert.Equal("no", await PausedAsync(events));
        await api.Client.PostAsJsonAsync("/api/queue/pause", new { mode = "stop" });
        Assert.Equal("stop", await PausedAsync(events));
        var resumed = await api.Client.PostAsync("/api/queue/resume", null);
        Assert.Equal("no", (await resumed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("paused").GetString());
        Assert.Equal("no", await PausedAsync(events));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"mode\": \"soon\"}")]
    public async Task A_queue_is_paused_in_one_of_two_ways(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var response = await api.Client.PostAsync("/api/queue/pause", content);

        Assert.Contains("by finish", await Problem.DetailAsync(response, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_wait_cannot_go_next_and_what_nobody_asked_for_is_not_found()
    {
        var episode = await api.TranscribedEpisodeAsync();

        var next = await api.Client.PostAsync($"/api/queue/{episode}/next", null);
        var unknown = await api.Client.DeleteAsync("/api/queue/aaaaaaaaaaaa");

        Assert.Contains("Nothing of this episode waits any more", await Problem.DetailAsync(next, HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Contains("knows nothing of an episode", await Problem.DetailAsync(unknown, HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_show_is_put_in_line_and_an_odd_wish_is_refused()
    {
        await api.Client.PostAsJsonAsync("/api/queue/pause", new { mode = "finish" });
        var path = $"/api/podcasts/{(await api.AddShowAsync()).GetProperty("id").GetString()}/transcribe";

        var odd = await api.Client.PostAsJsonAsync(path, new { which = "best" });
        var none = await api.Client.PostAsJsonAsync(path, new { season = 9 });
        var all = await api.Client.PostAsync(path, null);

        Assert.Contains("Say missing", await Problem.DetailAsync(odd, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal("""{"queued":0}""", await none.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Accepted, "/api/queue"), (all.StatusCode, all.Headers.Location!.OriginalString));
        Assert.InRange((await all.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("queued").GetInt32(), 1, 2);
        await api.Client.PostAsync("/api/queue/resume", null);
    }

    private static async Task<string?> PausedAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("queue", events.Current.EventType);
        return JsonDocument.Parse(events.Current.Data).RootElement.GetProperty("paused").GetString();
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
