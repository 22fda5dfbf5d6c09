using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Podcasts.Api.Tests.Podcasts;

public sealed class PodcastsTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_new_feed_answers_201_and_a_known_one_200()
    {
        var publisher = api.Publisher;
        publisher.Pages["/other.xml"] = publisher.Pages["/feed.xml"];
        var feed = new { feedUrl = new Uri(publisher.Address, "/other.xml") };

        var first = await api.Client.PostAsJsonAsync("/api/podcasts", feed);
        var second = await api.Client.PostAsJsonAsync("/api/podcasts", feed);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        var podcast = await second.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal($"/api/podcasts/{podcast.GetProperty("id").GetString()}", first.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_show_has_the_shape_that_clients_rely_on()
    {
        var id = (await api.AddShowAsync()).GetProperty("id").GetString();

        var podcast = await api.GetAsync($"/api/podcasts/{id}");
        var listed = (await api.GetAsync("/api/podcasts")).EnumerateArray().First(show => show.GetProperty("id").GetString() == id);

        Assert.Equal(["id", "title", "description", "author", "imageUrl", "feedUrl", "language", "persons", "refreshed", "feed", "episodes"], Names(podcast));
        Assert.Equal(["id", "title", "description", "author", "imageUrl", "feedUrl", "language"], Names(listed));
        Assert.Equal(
            ["id", "podcast", "title", "published", "duration", "season", "audioUrl", "audio", "imageUrl", "transcribed"],
            Names(podcast.GetProperty("episodes")[0]));
    }

    [Fact]
    public async Task A_refresh_answers_the_show_as_it_is_now()
    {
        var id = (await api.AddShowAsync()).GetProperty("id").GetString();

        var response = await api.Client.PostAsync($"/api/podcasts/{id}/refresh", null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("episodes").GetArrayLength());
    }

    [Fact]
    public async Task A_deleted_show_is_gone()
    {
        var publisher = api.Publisher;
        publisher.Pages["/short-lived.xml"] = publisher.Pages["/feed.xml"];
        var added = await api.Client.PostAsJsonAsync("/api/podcasts", new { feedUrl = new Uri(publisher.Address, "/short-lived.xml") });

        var deleted = await api.Client.DeleteAsync(added.Headers.Location);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Client.GetAsync(added.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task A_feed_that_is_a_web_page_is_told_to_be_one()
    {
        api.Publisher.Serve("/page", "<!doctype html><html><body>Hello</body></html>"u8.ToArray(), "text/html");

        var response = await api.Client.PostAsJsonAsync("/api/podcasts", new { feedUrl = new Uri(api.Publisher.Address, "/page") });

        Assert.Contains("web page", await Problem.DetailAsync(response, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
