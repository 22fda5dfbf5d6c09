using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Podcasts.Api.Tests;

public sealed class JsonMutationTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const int OfEach = 250;

    [Fact]
    public async Task Two_thousand_damaged_bodies_are_taken_or_refused_with_a_sentence_and_the_app_serves_on()
    {
        var episode = await api.TranscribedEpisodeAsync();
        var podcast = (await api.GetAsync("/api/podcasts"))[0].GetProperty("id").GetString();
        (HttpMethod Method, string Path, string Body)[] requests =
        [
            (HttpMethod.Put, $"/api/podcasts/{podcast}/settings", """{"model":"tiny.en","language":"en","task":"transcribe","vocabulary":["Käse","C#"],"voicePrints":true,"transcribeNew":false,"checkHours":24,"keepAudioDays":30}"""),
            (HttpMethod.Put, $"/api/transcripts/{episode}/segments/0", """{"text":"Hello “there”.","revision":"1","continues":false}"""),
            (HttpMethod.Post, $"/api/transcripts/{episode}/segments/0/split", """{"offset":3,"revision":"1"}"""),
            (HttpMethod.Post, $"/api/transcripts/{episode}/speakers/reassign", """{"speaker":"S1","start":0.5,"end":12.25}"""),
            (HttpMethod.Post, $"/api/transcripts/{episode}/speakers/merge", """{"from":"S1","into":"S2"}"""),
            (HttpMethod.Put, $"/api/transcripts/{episode}/speakers/S1", """{"name":"Ann O’Neil","confirm":true}"""),
            (HttpMethod.Post, "/api/transcripts/replace", $$"""{"podcast":null,"episode":"{{episode}}","find":"a","replace":"b","matchCase":true,"wholeWords":false,"apply":true}"""),
            (HttpMethod.Put, "/api/credentials/hugging-face", """{"value":"hf_abcdefghijklmnop","origin":"https://huggingface.co"}"""),
        ];

        foreach (var (method, path, body) in requests)
        {
            foreach (var damaged in Mutations.Of([Encoding.UTF8.GetBytes(body)], OfEach, seed: 7))
            {
                await SendAsync(method, path, damaged);
            }
        }

        Assert.NotEmpty((await api.GetAsync($"/api/transcripts/{episode}")).GetProperty("segments").EnumerateArray());
        Assert.Equal(podcast, (await api.GetAsync("/api/podcasts"))[0].GetProperty("id").GetString());
    }

    private async Task SendAsync(HttpMethod method, string path, byte[] body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        using var response = await api.Client.SendAsync(request);
        var said = await response.Content.ReadAsStringAsync();

        Assert.DoesNotContain("There is nothing at", said, StringComparison.Ordinal); // Or the test has missed the routes.
        Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} for {path} with {Convert.ToBase64String(body)}: {said}");
        if (!response.IsSuccessStatusCode)
        {
            Assert.EndsWith(".", JsonDocument.Parse(said).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }
}
