using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Podcasts.Api.Tests.V1;

public sealed class V1Tests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Models_are_listed_as_OpenAI_lists_them()
    {
        var models = await api.GetAsync("/v1/models");

        Assert.Equal("list", models.GetProperty("object").GetString());
        Assert.Superset(new HashSet<string?> { "tiny.en", "whisper-1" }, models.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()).ToHashSet());
        Assert.Equal("model", (await api.GetAsync("/v1/models/tiny.en")).GetProperty("object").GetString());
    }

    [Fact]
    public async Task A_recording_is_heard_through_the_queue_and_answered_in_each_form()
    {
        var json = await JsonAsync(await SendAsync("whisper-1"));
        var text = json.GetProperty("text").GetString()!;

        Assert.StartsWith("Words from 0.0.", text, StringComparison.Ordinal);
        Assert.Equal("duration", json.GetProperty("usage").GetProperty("type").GetString());
        Assert.Equal(text + "\n", await TextAsync(await SendAsync("whisper-1", ("response_format", "text")), "text/plain"));
        Assert.StartsWith("1\n00:00:00,000 --> ", await TextAsync(await SendAsync("whisper-1", ("response_format", "srt")), "application/x-subrip"), StringComparison.Ordinal);
        Assert.StartsWith("WEBVTT", await TextAsync(await SendAsync("whisper-1", ("response_format", "vtt")), "text/vtt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_json_holds_segments_unless_words_alone_are_wanted()
    {
        var usual = await JsonAsync(await SendAsync("tiny.en", ("response_format", "verbose_json")));
        var words = await JsonAsync(await SendAsync("tiny.en", ("response_format", "verbose_json"), ("timestamp_granularities[]", "word")));
        var both = await JsonAsync(await SendAsync("tiny.en", ("response_format", "verbose_json"), ("timestamp_granularities[]", "word"), ("timestamp_granularities[]", "segment")));

        Assert.Equal(("transcribe", "english"), (usual.GetProperty("task").GetString(), usual.GetProperty("language").GetString()));
        Assert.Equal(
            ["id", "seek", "start", "end", "text", "tokens", "temperature", "avg_logprob", "compression_ratio", "no_speech_prob"],
            usual.GetProperty("segments")[0].EnumerateObject().Select(property => property.Name));
        Assert.False(usual.TryGetProperty("words", out _));
        Assert.False(words.TryGetProperty("segments", out _));
        Assert.Equal("Words", words.GetProperty("words")[0].GetProperty("word").GetString());
        Assert.True(both.TryGetProperty("segments", out _) && both.TryGetProperty("words", out _));
    }

    [Fact]
    public async Task A_stream_tells_the_words_as_they_come_and_all_of_them_at_its_end()
    {
        var stream = await TextAsync(await SendAsync("whisper-1", ("stream", "true"), ("prompt", "Streams.")), "text/event-stream");

        var events = stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..])).ToList();
        var deltas = events.Where(item => item.GetProperty("type").GetString() == "transcript.text.delta").Select(item => item.GetProperty("delta").GetString());
        Assert.Equal("transcript.text.done", events[^1].GetProperty("type").GetString());
        Assert.Equal(events[^1].GetProperty("text").GetString(), string.Concat(deltas));
    }

    [Fact]
    public async Task The_same_recording_asked_for_again_is_not_heard_again()
    {
        var first = await JsonAsync(await SendAsync("tiny.en", ("prompt", "Once.")));
        var heard = api.Engines.Heard.Count;

        var second = await JsonAsync(await SendAsync("tiny.en", ("prompt", "Once.")));

        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Equal(heard, api.Engines.Heard.Count);
    }

    [Fact]
    public async Task Recordings_are_episodes_of_a_show_that_no_feed_is_read_for_and_no_OPML_lists()
    {
        await SendAsync("whisper-1");
        var show = (await api.GetAsync("/api/podcasts")).EnumerateArray().Single(podcast => podcast.GetProperty("title").GetString() == "Uploads").GetProperty("id").GetString();

        var refreshed = await api.Client.PostAsync($"/api/podcasts/{show}/refresh", null);

        Assert.Contains("without a feed", await Problem.DetailAsync(refreshed, HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.DoesNotContain("Uploads", await api.Client.GetStringAsync("/api/opml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model", "large-v9", HttpStatusCode.NotFound, "There is no model large-v9")]
    [InlineData("response_format", "docx", HttpStatusCode.BadRequest, "There is no response_format docx")]
    [InlineData("temperature", "hot", HttpStatusCode.BadRequest, "between 0 and 1")]
    [InlineData("timestamp_granularities[]", "letter", HttpStatusCode.BadRequest, "segment or word")]
    [InlineData("language", "xx", HttpStatusCode.BadRequest, "No model here knows the language xx")]
    public async Task What_cannot_be_used_is_refused_in_OpenAIs_words(string field, string value, HttpStatusCode status, string sentence)
    {
        var response = await SendAsync("whisper-1", (field, value));

        await RefusedAsync(response, status, sentence);
    }

    [Fact]
    public async Task What_is_no_audio_or_no_form_is_refused()
    {
        using var text = new ByteArrayContent("Just words."u8.ToArray());
        using var form = new MultipartFormDataContent { { text, "file", "talk.mp3" } };
        using var json = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));

        await RefusedAsync(await api.Client.PostAsync("/v1/audio/transcriptions", form), HttpStatusCode.BadRequest, "");
        await RefusedAsync(await api.Client.PostAsync("/v1/audio/transcriptions", json), HttpStatusCode.BadRequest, "multipart/form-data");
        await RefusedAsync(await api.Client.PostAsync("/v1/audio/translations", new MultipartFormDataContent { { new StringContent("whisper-1"), "model" } }), HttpStatusCode.BadRequest, "no file");
        Assert.Empty(Directory.EnumerateFiles(api.Folder, "upload-*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_translation_that_no_model_can_make_is_refused() =>
        await RefusedAsync(await SendAsync("whisper-1", "translations"), HttpStatusCode.BadRequest, "multilingual model");

    private Task<HttpResponseMessage> SendAsync(string model, params (string Name, string Value)[] fields) => SendAsync(model, "transcriptions", fields);

    private async Task<HttpResponseMessage> SendAsync(string model, string route, params (string Name, string Value)[] fields)
    {
        var sound = new ByteArrayContent(await File.ReadAllBytesAsync(await Sound.FileAsync(60)));
        using var form = new MultipartFormDataContent { { sound, "file", "talk.mp3" } };
        foreach (var (name, value) in fields.Prepend(("model", model)))
        {
            form.Add(new StringContent(value), name);
        }

        return await api.Client.PostAsync($"/v1/audio/{route}", form);
    }

    private static async Task RefusedAsync(HttpResponseMessage response, HttpStatusCode status, string sentence)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, body);
        var error = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("error");
        Assert.Equal(("invalid_request_error", JsonValueKind.Null), (error.GetProperty("type").GetString(), error.GetProperty("param").ValueKind));
        Assert.Contains(sentence, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => JsonSerializer.Deserialize<JsonElement>(await TextAsync(response, "application/json"));

    private static async Task<string> TextAsync(HttpResponseMessage response, string type)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        return body;
    }
}
