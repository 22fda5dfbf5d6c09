using System.IO.Compression;
using System.Net;

namespace Podcasts.Api.Tests.Podcasts;

public sealed class ShowTranscriptsTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task All_transcripts_of_a_show_come_in_one_archive_named_by_day_and_title()
    {
        var show = (await ShowAsync(transcribed: true)).Id;

        Assert.Equal(["2024-01-02 Episode two.vtt"], await NamesAsync($"/api/podcasts/{show}/transcripts.zip?format=vtt"));
        Assert.Equal(10, (await NamesAsync($"/api/podcasts/{show}/transcripts.zip")).Count);
    }

    [Fact]
    public async Task A_file_of_the_archive_is_the_file_that_is_had_by_itself()
    {
        var (show, episode) = await ShowAsync(transcribed: true);
        await Eventually.BecomesAsync(() => api.GetAsync($"/api/diarize/{episode}"), status => status.GetProperty("state").GetString() == "done");

        using var archive = new ZipArchive(await api.Client.GetStreamAsync($"/api/podcasts/{show}/transcripts.zip?format=podcast.json"));

        using var entry = new StreamReader(Assert.Single(archive.Entries).Open());
        Assert.Equal(await api.Client.GetStringAsync($"/api/transcripts/{episode}.podcast.json"), await entry.ReadToEndAsync());
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_answered_with_those_that_there_are()
    {
        var show = (await ShowAsync(transcribed: false)).Id;

        Assert.Contains("docx", await Problem.DetailAsync(await api.Client.GetAsync($"/api/podcasts/{show}/transcripts.zip?format=pdf"), HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    private async Task<(string Id, string Episode)> ShowAsync(bool transcribed)
    {
        var episode = transcribed ? await api.TranscribedEpisodeAsync() : await api.EpisodeAsync();
        return ((await api.GetAsync($"/api/episodes/{episode}")).GetProperty("podcast").GetString()!, episode);
    }

    private async Task<List<string>> NamesAsync(string path)
    {
        using var archive = new ZipArchive(await api.Client.GetStreamAsync(path));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
