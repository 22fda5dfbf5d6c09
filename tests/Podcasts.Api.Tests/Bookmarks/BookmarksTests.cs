using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Podcasts.Api.Tests.Bookmarks;

public sealed class BookmarksTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_bookmark_is_made_changed_taken_away_and_brought_back()
    {
        var episode = await api.EpisodeAsync();

        var made = await api.Client.PostAsJsonAsync("/api/bookmarks", new { episode, seconds = 12.5 });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var path = made.Headers.Location!.OriginalString;
        var bookmark = await api.GetAsync(path);
        Assert.Equal(["id", "episode", "episodeTitle", "podcast", "podcastTitle", "seconds", "note", "said", "added"], bookmark.EnumerateObject().Select(property => property.Name));
        Assert.Equal((episode, 12.5, ""), (bookmark.GetProperty("episode").GetString(), bookmark.GetProperty("seconds").GetDouble(), bookmark.GetProperty("note").GetString()));

        await api.Client.PutAsJsonAsync(path, new { note = "Ask Ann." });
        Assert.Equal("Ask Ann.", Single(await api.GetAsync($"/api/bookmarks?episode={episode}")).GetProperty("note").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await api.Client.DeleteAsync(path)).StatusCode);
        Assert.Equal(0, (await api.GetAsync("/api/bookmarks")).GetProperty("bookmarks").GetArrayLength());
        Assert.Contains("GET /api/bookmarks lists them", await Problem.DetailAsync(await api.Client.GetAsync(path), HttpStatusCode.NotFound), StringComparison.Ordinal);

        await api.Client.PostAsync($"{path}/undo", null);
        Assert.Equal("Ask Ann.", Single(await api.GetAsync("/api/bookmarks")).GetProperty("note").GetString());
    }

    [Theory]
    [InlineData("{\"seconds\": 1}", HttpStatusCode.BadRequest, "which episode")]
    [InlineData("{\"episode\": \"aaaaaaaaaaaa\"}", HttpStatusCode.BadRequest, "which second")]
    [InlineData("{\"episode\": \"aaaaaaaaaaaa\", \"seconds\": -1}", HttpStatusCode.BadRequest, "from the start of the episode")]
    [InlineData("{\"episode\": \"aaaaaaaaaaaa\", \"seconds\": 1}", HttpStatusCode.NotFound, "There is no episode")]
    public async Task What_cannot_be_marked_is_refused_with_a_sentence(string body, HttpStatusCode status, string sentence)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Contains(sentence, await Problem.DetailAsync(await api.Client.PostAsync("/api/bookmarks", content), status), StringComparison.Ordinal);
    }

    private static JsonElement Single(JsonElement list) => Assert.Single(list.GetProperty("bookmarks").EnumerateArray());
}
