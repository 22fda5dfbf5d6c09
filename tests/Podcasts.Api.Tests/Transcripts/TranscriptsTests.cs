using System.Net;
using Podcasts.Core.Transcripts;

namespace Podcasts.Api.Tests.Transcripts;

public sealed class TranscriptsTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("txt", "text/plain", "Words from 0.0.")]
    [InlineData("vtt", "text/vtt", "WEBVTT")]
    [InlineData("words.vtt", "text/vtt", "WEBVTT")]
    [InlineData("md", "text/markdown", "# Episode two")]
    [InlineData("html", "text/html", "<title>Episode two</title>")]
    [InlineData("csv", "text/csv", "start,end,speaker,text")]
    [InlineData("podcast.json", "application/json", "\"version\":\"1.0.0\"")]
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
    public async Task A_document_is_no_text_and_says_so()
    {
        var episode = await api.TranscribedEpisodeAsync();

        var response = await api.Client.GetAsync($"/api/transcripts/{episode}.docx");

        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("PK"u8.ToArray(), (await response.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_answered_with_those_that_there_are()
    {
        var response = await api.Client.GetAsync($"/api/transcripts/{await api.EpisodeAsync()}.pdf");

        Assert.Contains("docx", await Problem.DetailAsync(response, HttpStatusCode.NotFound), StringComparison.Ordinal);
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
    public async Task A_transcript_says_how_far_it_can_be_trusted()
    {
        api.Publisher.ServeFile("/one.mp3", await Sound.FileAsync(5), "audio/mpeg");
        var evenly = api.Engines.Words;
        api.Engines.Words = segment => [.. evenly(segment).Select(word => new TranscriptWord(word.Start, word.End, word.Text, 0.25))];
        var episode = (await api.AddShowAsync()).GetProperty("episodes")[1].GetProperty("id").GetString();
        await api.Client.PostAsync($"/api/transcribe/{episode}", null);
        await Eventually.BecomesAsync(() => api.GetAsync($"/api/transcribe/{episode}"), status => status.GetProperty("state").GetString() == "done");
        api.Engines.Words = evenly;

        var transcript = await api.GetAsync($"/api/transcripts/{episode}");

        Assert.Equal(
            ["episode", "model", "language", "translated", "duration", "quality", "speakers", "turns", "undo", "edits", "segments"],
            transcript.EnumerateObject().Select(property => property.Name));
        var quality = transcript.GetProperty("quality");
        Assert.Equal(["speechSeconds", "coverage", "confidence", "doubts"], quality.EnumerateObject().Select(property => property.Name));
        Assert.Equal(0.25, quality.GetProperty("confidence").GetDouble());
        var doubt = quality.GetProperty("doubts").EnumerateArray().Single(doubt => doubt.GetProperty("kind").GetString() == "lowConfidence");
        Assert.Equal(["kind", "start", "end", "message"], doubt.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Every_word_has_its_times_and_how_sure_it_is()
    {
        var episode = await api.TranscribedEpisodeAsync();

        var segment = (await api.GetAsync($"/api/transcripts/{episode}")).GetProperty("segments")[0];

        var words = segment.GetProperty("words").EnumerateArray().ToList();
        Assert.Equal(["Words", "from", "0.0."], words.Select(word => word.GetProperty("text").GetString()));
        Assert.Equal(["start", "end", "text", "probability", "speaker", "secondSpeaker"], words[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(words[0].GetProperty("end").GetDouble(), words[1].GetProperty("start").GetDouble());
        Assert.Equal(0.9, words[1].GetProperty("probability").GetDouble());
        Assert.Equal(
            """{"meanLogProbability":-0.2,"noSpeechProbability":0,"compressionRatio":1.5,"temperature":0}""",
            segment.GetProperty("confidence").GetRawText());
    }
}
