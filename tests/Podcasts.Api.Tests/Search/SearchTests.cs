using System.Net;
using System.Text.Json;

namespace Podcasts.Api.Tests.Search;

public sealed class SearchTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_search_has_the_shape_that_clients_rely_on()
    {
        var episode = await api.TranscribedEpisodeAsync();

        var found = await api.GetAsync("/api/search?q=words&take=1");

        Assert.Equal(["hits", "next", "unindexed"], Names(found));
        var hit = found.GetProperty("hits")[0];
        Assert.Equal(["episode", "episodeTitle", "podcast", "podcastTitle", "published", "speaker", "source", "start", "snippet"], Names(hit));
        Assert.Equal((episode, "own", 0), (hit.GetProperty("episode").GetString(), hit.GetProperty("source").GetString(), hit.GetProperty("start").GetDouble()));
        Assert.Equal(("Words", true), (hit.GetProperty("snippet")[0].GetProperty("text").GetString(), hit.GetProperty("snippet")[0].GetProperty("found").GetBoolean()));
    }

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "Type at least one word")]
    [InlineData("?q=a*", HttpStatusCode.UnprocessableEntity, "Give at least 2 letters")]
    [InlineData("?q=tide&speaker=!", HttpStatusCode.UnprocessableEntity, "is no name")]
    [InlineData("?q=tide&podcast=x", HttpStatusCode.NotFound, "There is no show x")]
    [InlineData("?q=tide&take=0", HttpStatusCode.BadRequest, "from 1 to 100")]
    [InlineData("?q=tide&from=yesterday", HttpStatusCode.BadRequest, "yesterday")]
    public async Task What_cannot_be_looked_for_is_refused_with_a_sentence(string query, HttpStatusCode status, string sentence)
    {
        var response = await api.Client.GetAsync("/api/search" + query);

        Assert.Contains(sentence, await Problem.DetailAsync(response, status), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
