using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Podcasts.Api.Tests.Transcripts;

public sealed class EditingTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_segment_is_written_taken_back_and_told_about()
    {
        var episode = await api.TranscribedEpisodeAsync();
        var seen = (await api.GetAsync($"/api/transcripts/{episode}")).GetProperty("segments")[0];

        var edited = await AskAsync(HttpMethod.Put, $"/api/transcripts/{episode}/segments/0", new { text = "Worlds from 0.0.", revision = Revision(seen) });

        var segment = edited.GetProperty("segments")[0];
        Assert.Equal(("Worlds from 0.0.", "Words from 0.0."), (segment.GetProperty("text").GetString(), segment.GetProperty("heard").GetString()));
        Assert.NotNull(edited.GetProperty("edits").GetProperty("undo").GetString());
        var revision = (await api.GetAsync($"/api/transcripts/{episode}/history"))[0];
        Assert.Equal(["removed", "added", "same"], revision.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("kind").GetString()));
        Assert.NotNull((await AskAsync(HttpMethod.Post, $"/api/transcripts/{episode}/undo", null)).GetProperty("edits").GetProperty("redo").GetString());
    }

    [Fact]
    public async Task The_second_of_two_gets_409_with_what_the_first_wrote()
    {
        var episode = await api.TranscribedEpisodeAsync();
        var seen = Revision((await api.GetAsync($"/api/transcripts/{episode}")).GetProperty("segments")[1]);
        await AskAsync(HttpMethod.Put, $"/api/transcripts/{episode}/segments/1", new { text = "Hers", revision = seen });

        var response = await api.Client.PutAsJsonAsync($"/api/transcripts/{episode}/segments/1", new { text = "His", revision = seen });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var current = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("current");
        Assert.Equal(("Hers", 1), (current.GetProperty("text").GetString(), current.GetProperty("segment").GetInt32()));
        await AskAsync(HttpMethod.Post, $"/api/transcripts/{episode}/segments/1/revert", new { revision = current.GetProperty("revision").GetString() });
    }

    [Fact]
    public async Task Something_is_replaced_everywhere_and_set_back()
    {
        var episode = await api.TranscribedEpisodeAsync();

        var replaced = await AskAsync(HttpMethod.Post, "/api/transcripts/replace", new { episode, find = "Words", replace = "Tales", apply = true });
        Assert.True(replaced.GetProperty("count").GetInt32() > 0);

        var back = await AskAsync(HttpMethod.Post, $"/api/transcripts/replace/{replaced.GetProperty("step").GetString()}/undo", null);
        Assert.Equal(1, back.GetProperty("episodes").GetInt32());
    }

    [Theory]
    [InlineData("segments/0", """{"revision":"x"}""", "text is the segment's new text")]
    [InlineData("segments/0", """{"text":"Words"}""", "which revision")]
    [InlineData("segments/0", """{"text":"Words","revision":"x"}""", "which revision")]
    public async Task What_cannot_be_written_is_refused_with_a_way_out(string path, string body, string sentence)
    {
        var episode = await api.TranscribedEpisodeAsync();

        var response = await api.Client.PutAsync($"/api/transcripts/{episode}/{path}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.InRange((int)response.StatusCode, 400, 422);
        Assert.Contains(sentence, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string? Revision(JsonElement segment) => segment.GetProperty("revision").GetString();

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        var response = await api.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
