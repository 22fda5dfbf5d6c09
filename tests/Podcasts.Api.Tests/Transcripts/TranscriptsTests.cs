namespace Podcasts.Api.Tests.Transcripts;

public sealed class TranscriptsTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("txt", "text/plain", "Words from 0.0.")]
    [InlineData("vtt", "text/vtt", "WEBVTT")]
    [InlineData("srt", "application/x-subrip", "00:00:00,000 -->")]
    [InlineData("json", "application/json", "\"segments\":[{\"id\":0")]
    public async Task A_transcript_can_be_taken_along(string format, string type, string content)
    {
        var episode = await api.TranscribedEpisodeAsync();

        var response = await api.Client.GetAsync($"/api/transcripts/{episode}.{format}");

        Assert.Equal((type, "utf-8"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentType.CharSet));
        Assert.Equal($"Episode two.{format}", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Contains(content, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_file_is_the_apis_own_answer()
    {
        var episode = await api.TranscribedEpisodeAsync();

        Assert.Equal(
            await api.Client.GetStringAsync($"/api/transcripts/{episode}"),
            await api.Client.GetStringAsync($"/api/transcripts/{episode}.json"));
    }

    [Fact]
    public async Task Every_word_has_its_times_and_how_sure_it_is()
    {
        var episode = await api.TranscribedEpisodeAsync();

        var segment = (await api.GetAsync($"/api/transcripts/{episode}")).GetProperty("segments")[0];

        var words = segment.GetProperty("words").EnumerateArray().ToList();
        Assert.Equal(["Words", "from", "0.0."], words.Select(word => word.GetProperty("text").GetString()));
        Assert.Equal(["start", "end", "text", "probability", "speaker"], words[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(words[0].GetProperty("end").GetDouble(), words[1].GetProperty("start").GetDouble());
        Assert.Equal(0.9, words[1].GetProperty("probability").GetDouble());
        Assert.Equal(
            """{"meanLogProbability":-0.2,"noSpeechProbability":0,"compressionRatio":1.5,"temperature":0}""",
            segment.GetProperty("confidence").GetRawText());
    }
}
