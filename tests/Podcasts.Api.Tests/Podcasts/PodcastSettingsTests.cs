using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Podcasts.Api.Tests.Podcasts;

public sealed class PodcastSettingsTests(ApiHost api) : IClassFixture<ApiHost>
{
    private static readonly string[] Words = ["Kubernetes", " Ada Shore "];

    [Fact]
    public async Task Settings_are_empty_at_first_and_answer_as_they_were_set()
    {
        var path = await PathAsync();

        var before = await api.Client.GetStringAsync(path);
        var answer = await api.Client.PutAsJsonAsync(path, new { model = "tiny.en", language = "en", task = "transcribe", vocabulary = Words, checkHours = 12, keepAudioDays = 30 });
        var after = await api.Client.GetStringAsync(path);
        await api.Client.PutAsJsonAsync(path, new { model = "", language = "", task = "" });

        Assert.Equal("""{"model":null,"language":null,"task":null,"vocabulary":[],"voicePrints":false,"transcribeNew":false,"checkHours":null,"keepAudioDays":null}""", before);
        Assert.Equal("""{"model":"tiny.en","language":"en","task":"transcribe","vocabulary":["Kubernetes","Ada Shore"],"voicePrints":false,"transcribeNew":false,"checkHours":12,"keepAudioDays":30}""", after);
        Assert.Equal(after, await answer.Content.ReadAsStringAsync());
        Assert.Equal(before, await api.Client.GetStringAsync(path));
    }

    [Theory]
    [InlineData("{\"language\": \"German\"}", HttpStatusCode.BadRequest, "ISO 639-1")]
    [InlineData("{\"task\": \"sing\"}", HttpStatusCode.BadRequest, "A task is transcribe")]
    [InlineData("{\"vocabulary\": \"Ada\"}", HttpStatusCode.BadRequest, "not the JSON")]
    [InlineData("{\"vocabulary\": [null]}", HttpStatusCode.BadRequest, "at most 80 characters")]
    [InlineData("{\"checkHours\": 169}", HttpStatusCode.BadRequest, "every 1 to 168 hours")]
    [InlineData("{\"keepAudioDays\": -1}", HttpStatusCode.BadRequest, "say nothing to keep it for good")]
    [InlineData("{\"model\": \"large-v9\"}", HttpStatusCode.UnprocessableEntity, "There is no model large-v9")]
    [InlineData("{\"model\": \"tiny.en\", \"task\": \"translate\"}", HttpStatusCode.UnprocessableEntity, "hears English only")]
    public async Task What_cannot_be_set_is_refused(string body, HttpStatusCode status, string sentence)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var response = await api.Client.PutAsync(await PathAsync(), content);

        Assert.Contains(sentence, await Problem.DetailAsync(response, status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_list_without_end_is_refused()
    {
        var response = await api.Client.PutAsJsonAsync(await PathAsync(), new { vocabulary = Enumerable.Range(0, 201).Select(i => $"word{i}") });

        Assert.Contains("at most 200 words", await Problem.DetailAsync(response, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_no_show_are_not_found() =>
        Assert.Contains("There is no show", await Problem.DetailAsync(await api.Client.GetAsync("/api/podcasts/aaaaaaaaaaaa/settings"), HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Fact]
    public async Task Hosts_and_guests_are_told_with_show_and_episode()
    {
        api.Publisher.Channel = "<podcast:person role=\"host\" img=\"https://ada.example/a.jpg\">Ada Shore</podcast:person>";
        api.Publisher.ServeFeed("one", "two");
        api.Publisher.Pages["/persons.xml"] = api.Publisher.Pages["/feed.xml"];
        var added = await api.Client.PostAsJsonAsync("/api/podcasts", new { feedUrl = new Uri(api.Publisher.Address, "/persons.xml") });

        var show = await added.Content.ReadFromJsonAsync<JsonElement>();
        var episode = await api.GetAsync($"/api/episodes/{show.GetProperty("episodes")[0].GetProperty("id").GetString()}");

        const string Ada = """[{"name":"Ada Shore","role":"host","group":"cast","imageUrl":"https://ada.example/a.jpg","url":null}]""";
        Assert.Equal((Ada, Ada), (show.GetProperty("persons").GetRawText(), episode.GetProperty("persons").GetRawText()));
    }

    private async Task<string> PathAsync() => $"/api/podcasts/{(await api.AddShowAsync()).GetProperty("id").GetString()}/settings";
}
