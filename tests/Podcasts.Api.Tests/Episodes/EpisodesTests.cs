using System.Net;
using System.Net.Http.Headers;

namespace Podcasts.Api.Tests.Episodes;

public sealed class EpisodesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task An_episode_tells_its_shows_title_and_where_our_copy_is()
    {
        var episode = await api.TranscribedEpisodeAsync();

        var details = await api.GetAsync($"/api/episodes/{episode}");

        Assert.Equal("Tests on the air", details.GetProperty("podcastTitle").GetString());
        Assert.Equal($"/api/episodes/{episode}/audio", details.GetProperty("audio").GetString());
        Assert.True(details.GetProperty("transcribed").GetBoolean());
        Assert.InRange(details.GetProperty("duration").GetDouble(), 59, 61);
    }

    [Fact]
    public async Task The_audio_is_served_in_ranges_under_a_tag()
    {
        var episode = await api.TranscribedEpisodeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/episodes/{episode}/audio") { Headers = { Range = new RangeHeaderValue(100, 199) } };

        var response = await api.Client.SendAsync(request);
        using var again = new HttpRequestMessage(HttpMethod.Get, request.RequestUri) { Headers = { IfNoneMatch = { response.Headers.ETag! } } };

        Assert.Equal((HttpStatusCode.PartialContent, "audio/mpeg"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal((await File.ReadAllBytesAsync(await Sound.FileAsync(60)))[100..200], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, (await api.Client.SendAsync(again)).StatusCode);
    }
}
