using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Tests.Podcasts;

public sealed class FeedPersonsTests
{
    [Fact]
    public void A_person_has_a_name_a_role_a_picture_and_a_page() => Assert.Equal(
        [
            new Person("Ada Shore", "host", "cast", null, null),
            new Person("Ben Hill", "guest", "cast", new("https://show.example/ben.jpg"), new("https://ben.example/")),
        ],
        Feeds.Present(Feeds.Channel(
            """
            <podcast:person>Ada Shore</podcast:person>
            <podcast:person role="Guest" group="Cast" img="/ben.jpg" href="https://ben.example/"> Ben
            Hill </podcast:person>
            """)).Persons);

    [Fact]
    public void An_episode_has_persons_of_its_own() =>
        Assert.Equal("Cleo Reed", Assert.Single(Feeds.Item($"<podcast:person role=\"guest\">Cleo Reed</podcast:person>{Feeds.Enclosure}").Persons).Name);

    [Theory]
    [InlineData("<podcast:person> </podcast:person>")]
    [InlineData("<podcast:person role=\"host\"/>")]
    [InlineData("<person>Ada Shore</person>")]
    public void What_names_nobody_is_nobody(string xml) => Assert.Empty(Feeds.Present(Feeds.Channel(xml)).Persons);

    [Fact]
    public void Addresses_that_are_none_are_left_out()
    {
        var person = Assert.Single(Feeds.Present(Feeds.Channel("<podcast:person img=\"javascript:alert(1)\" href=\"file:///etc/passwd\">Ada</podcast:person>")).Persons);

        Assert.Equal((null, null), (person.ImageUrl, person.Url));
    }

    [Fact]
    public void The_namespaces_older_address_is_known_too()
    {
        var xml = Feeds.Channel("<podcast:person>Ada</podcast:person>")
            .Replace("https://podcastindex.org/namespace/1.0", "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", StringComparison.Ordinal);

        Assert.Single(Feeds.Present(xml).Persons);
    }

    [Fact]
    public void A_list_without_end_is_cut_and_nobody_is_there_twice() => Assert.Equal(
        50,
        Feeds.Present(Feeds.Channel(string.Concat(Enumerable.Range(0, 200).Select(i => $"<podcast:person>Person {i / 2}</podcast:person>")))).Persons.Count);
}
