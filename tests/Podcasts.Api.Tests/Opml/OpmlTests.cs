using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;

namespace Podcasts.Api.Tests.Opml;

public sealed class OpmlTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_list_from_another_app_adds_its_shows_and_says_what_became_of_each()
    {
        api.Publisher.Pages["/new.xml"] = api.Publisher.Pages["/feed.xml"];
        await api.AddShowAsync();

        var response = await api.Client.PostAsync("/api/opml", new StringContent(
            $"""<opml version="2.0"><body><outline text="New" xmlUrl="{api.Publisher.Address}new.xml"/><outline text="Known" xmlUrl="{api.Publisher.Feed}"/><outline text="Gone" xmlUrl="{api.Publisher.Address}gone.xml"/></body></opml>"""));

        var shows = (await response.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().ToList();
        Assert.Equal([true, false, false], shows.Select(show => show.GetProperty("created").GetBoolean()));
        Assert.Equal(["Tests on the air", "Tests on the air", "Gone"], shows.Select(show => show.GetProperty("title").GetString()));
        Assert.Contains("404", shows[2].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Null(shows[2].GetProperty("podcast").GetString());
    }

    [Fact]
    public async Task All_shows_can_be_taken_to_another_app()
    {
        await api.AddShowAsync();

        var list = XDocument.Parse(await api.Client.GetStringAsync("/api/opml"));

        Assert.Contains(list.Descendants("outline"), show => (string?)show.Attribute("xmlUrl") == api.Publisher.Feed.AbsoluteUri && (string?)show.Attribute("text") == "Tests on the air");
    }

    [Fact]
    public async Task What_is_no_list_is_refused_with_a_way_out() =>
        Assert.Contains("Export", await Problem.DetailAsync(await api.Client.PostAsync("/api/opml", new StringContent("hello")), HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
}
