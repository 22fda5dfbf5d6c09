using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Podcasts.Api.Tests.Transcripts;

public sealed class OtherTranscriptsTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Captions = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ann>Words from elsewhere.";

    [Fact]
    public async Task The_same_file_sent_ten_times_at_once_is_there_once()
    {
        var episode = await api.EpisodeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            api.Client.PostAsync($"/api/transcripts/{episode}/others?name=same.vtt", new StringContent("WEBVTT\n\n00:01.000 --> 00:02.000\nSent by ten at once.", System.Text.Encoding.UTF8, "text/vtt"))));

        Assert.All(answers, answer => Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await api.GetAsync($"/api/transcripts/{episode}/others")).EnumerateArray(), other => other.GetProperty("name").GetString() == "same.vtt");
    }

    [Fact]
    public async Task A_transcript_that_was_made_elsewhere_is_attached_read_compared_and_taken_away()
    {
        var episode = await api.TranscribedEpisodeAsync();

        var attached = await api.Client.PostAsync($"/api/transcripts/{episode}/others?name=Talk.vtt", new StringContent(Captions, Encoding.UTF8, "text/vtt"));

        Assert.Equal(HttpStatusCode.Created, attached.StatusCode);
        var address = attached.Headers.Location!.OriginalString;
        var other = Assert.Single((await api.GetAsync($"/api/transcripts/{episode}/others")).EnumerateArray().ToList());
        Assert.Equal(("Talk.vtt", "import", true), (other.GetProperty("name").GetString(), other.GetProperty("source").GetString(), other.GetProperty("taken").GetBoolean()));
        Assert.Equal("""[{"start":0,"end":2,"text":"Words from elsewhere.","speaker":"Ann"}]""", (await api.GetAsync(address)).GetProperty("segments").GetRawText());
        var passages = (await api.GetAsync(address + "/compare")).GetProperty("passages").EnumerateArray().ToList();
        Assert.Equal(("same", "Words from"), (passages[0].GetProperty("kind").GetString(), passages[0].GetProperty("text").GetString()));
        Assert.Contains(passages, passage => passage.GetProperty("kind").GetString() == "other" && passage.GetProperty("text").GetString() == "elsewhere.");

        Assert.Equal(HttpStatusCode.NoContent, (await api.Client.DeleteAsync(address)).StatusCode);
        Assert.Empty((await api.GetAsync($"/api/transcripts/{episode}/others")).EnumerateArray());
        Assert.Contains("no transcript", await Problem.DetailAsync(await api.Client.GetAsync(address), HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice_is_one_transcript()
    {
        var episode = await api.EpisodeAsync();

        var first = await AttachAsync(episode, Captions.Replace("elsewhere", "twice", StringComparison.Ordinal));
        var second = await AttachAsync(episode, Captions.Replace("elsewhere", "twice", StringComparison.Ordinal));

        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        await api.Client.DeleteAsync($"/api/transcripts/{episode}/others/{first.GetProperty("id").GetString()}");
    }

    [Fact]
    public async Task What_is_no_transcript_is_refused_with_a_way_out()
    {
        var response = await api.Client.PostAsync($"/api/transcripts/{await api.EpisodeAsync()}/others", new StringContent("Just text."));

        Assert.Contains("WebVTT", await Problem.DetailAsync(response, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_larger_than_other_bodies_is_taken_and_one_without_end_is_not()
    {
        var episode = await api.EpisodeAsync();
        var cues = string.Concat(Enumerable.Range(0, 3_600).Select(i => $"{i + 1}\n{i / 3600:00}:{i / 60 % 60:00}:{i % 60:00},000 --> {i / 3600:00}:{i / 60 % 60:00}:{i % 60:00},900\nWords of second {i}, and some more of them.\n\n"));

        var large = await AttachAsync(episode, cues);
        using var endless = new HttpRequestMessage(HttpMethod.Post, $"/api/transcripts/{episode}/others") { Content = new ByteArrayContent(new byte[(32 << 20) + 1]) };
        endless.Headers.ExpectContinue = true;

        Assert.True(large.GetProperty("taken").GetBoolean());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await api.Client.SendAsync(endless)).StatusCode);
        await api.Client.DeleteAsync($"/api/transcripts/{episode}/others/{large.GetProperty("id").GetString()}");
    }

    private async Task<JsonElement> AttachAsync(string episode, string file) =>
        await (await api.Client.PostAsync($"/api/transcripts/{episode}/others", new StringContent(file))).Content.ReadFromJsonAsync<JsonElement>();
}
