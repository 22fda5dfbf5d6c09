using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Podcasts.Api.Tests.Transcribe;

public sealed class TranscribeTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Start_answers_202_with_the_place_to_look_and_the_stream_tells_the_rest()
    {
        var episode = await api.EpisodeAsync();

        var started = await api.Client.PostAsJsonAsync($"/api/transcribe/{episode}", new { });
        var events = await EventsAsync(episode);

        Assert.Equal((HttpStatusCode.Accepted, $"/api/transcribe/{episode}"), (started.StatusCode, started.Headers.Location!.OriginalString));
        Assert.Equal("status", events[0].Type);
        Assert.Equal(("status", "done"), (events[^1].Type, events[^1].Data.GetProperty("state").GetString()));
        Assert.Equal(
            ["episode", "state", "stage", "percent", "processedSeconds", "totalSeconds", "secondsLeft", "attempt", "error", "model", "language", "task"],
            events[^1].Data.EnumerateObject().Select(property => property.Name));
        var segments = events.Where(item => item.Type == "segments").SelectMany(item => item.Data.EnumerateArray()).ToList();
        var transcript = await api.GetAsync($"/api/transcripts/{episode}");
        Assert.Equal(Text(transcript.GetProperty("segments").EnumerateArray()), Text(segments)); // Speakers, who may be known by now, split segments.
        Assert.Equal(["id", "start", "end", "text", "speaker", "speakerId", "revision", "heard", "words", "confidence"], segments[0].EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("{\"model\": \"large-v9\"}", HttpStatusCode.UnprocessableEntity, "There is no model large-v9")]
    [InlineData("{\"language\": \"English\"}", HttpStatusCode.BadRequest, "ISO 639-1")]
    [InlineData("{\"language\": \"xx\"}", HttpStatusCode.UnprocessableEntity, "No model here knows the language xx")]
    [InlineData("{\"language\": \"de\"}", HttpStatusCode.UnprocessableEntity, "tiny.en hears English only")]
    [InlineData("{\"task\": \"summarise\"}", HttpStatusCode.BadRequest, "A task is transcribe")]
    [InlineData("{\"task\": \"translate\"}", HttpStatusCode.UnprocessableEntity, "Choose a multilingual model")]
    [InlineData("{\"beamSize\": 0}", HttpStatusCode.BadRequest, "1 to 16")]
    [InlineData("{\"beamSize\": 17}", HttpStatusCode.BadRequest, "1 to 16")]
    [InlineData("{\"beamSize\": \"wide\"}", HttpStatusCode.BadRequest, "not the JSON")]
    [InlineData("{\"sequential\": \"yes\"}", HttpStatusCode.BadRequest, "not the JSON")]
    public async Task What_cannot_be_used_is_refused(string body, HttpStatusCode status, string sentence)
    {
        api.Publisher.Pages["/refused.xml"] = api.Publisher.Pages["/feed.xml"];
        var show = await api.Client.PostAsJsonAsync("/api/podcasts", new { feedUrl = new Uri(api.Publisher.Address, "/refused.xml") });
        var episode = (await show.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("episodes")[1].GetProperty("id").GetString();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var response = await api.Client.PostAsync($"/api/transcribe/{episode}", content);

        Assert.Contains(sentence, await Problem.DetailAsync(response, status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_without_end_is_refused()
    {
        var response = await api.Client.PostAsJsonAsync($"/api/transcribe/{await api.EpisodeAsync()}", new { prompt = new string('a', 1_001) });

        Assert.Contains("at most 1,000 characters", await Problem.DetailAsync(response, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_answers_204()
    {
        var episode = await api.TranscribedEpisodeAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await api.Client.DeleteAsync($"/api/transcribe/{episode}")).StatusCode);
    }

    private async Task<List<(string Type, JsonElement Data)>> EventsAsync(string episode)
    {
        using var response = await api.Client.GetAsync($"/api/transcribe/{episode}/progress", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var parser = SseParser.Create(await response.Content.ReadAsStreamAsync());
        return await parser.EnumerateAsync().Select(item => (item.EventType, JsonSerializer.Deserialize<JsonElement>(item.Data))).ToListAsync();
    }

    private static string Text(IEnumerable<JsonElement> segments) => string.Join(' ', segments.Select(segment => segment.GetProperty("text").GetString()));
}
