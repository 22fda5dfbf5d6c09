using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Podcasts.Api.Tests.Health;

public sealed class StorageTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_look_tells_what_is_wrong_what_can_be_done_and_what_it_costs_and_a_repair_does_it()
    {
        await api.TranscribedEpisodeAsync();
        File.Delete(Assert.Single(Directory.GetFiles(Path.Combine(api.Folder, "audio"), "*.mp3")));

        var report = await api.GetAsync("/api/health/storage?thorough=true");
        var finding = Assert.Single(report.GetProperty("findings").EnumerateArray());
        var answer = await api.Client.PostAsJsonAsync("/api/health/storage/repair", new { ids = new[] { finding.GetProperty("id").GetString() } });
        var result = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray());

        Assert.Equal(("finished", true, false), (report.GetProperty("state").GetString(), report.GetProperty("thorough").GetBoolean(), report.GetProperty("sound").GetBoolean()));
        Assert.Equal("Our copy of the recording is missing.", finding.GetProperty("message").GetString());
        Assert.Equal("downloadAgain", finding.GetProperty("repair").GetProperty("action").GetString());
        Assert.StartsWith("Downloads about", finding.GetProperty("repair").GetProperty("costs").GetString(), StringComparison.Ordinal);
        Assert.True(result.GetProperty("repaired").GetBoolean());
        Assert.True((await api.GetAsync("/api/health/storage")).GetProperty("sound").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await api.Client.PostAsync("/api/health/storage/repair", null)).StatusCode);
    }

    [Fact]
    public async Task A_look_can_be_watched_until_it_ends()
    {
        await api.AddShowAsync();

        using var response = await api.Client.GetAsync("/api/health/storage/progress", HttpCompletionOption.ResponseHeadersRead);
        var events = await SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().ToListAsync();

        Assert.All(events, item => Assert.Equal("status", item.EventType));
        Assert.Equal("finished", JsonDocument.Parse(events[^1].Data).RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_repair_of_too_much_or_of_nothing_is_refused()
    {
        foreach (var ids in new[] { Enumerable.Repeat("a", 501).ToArray(), [""] })
        {
            var answer = await api.Client.PostAsJsonAsync("/api/health/storage/repair", new { ids });

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }
}
