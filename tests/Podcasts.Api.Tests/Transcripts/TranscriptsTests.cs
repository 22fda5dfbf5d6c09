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
}
