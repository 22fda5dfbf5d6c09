using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Tests.Storage;

public sealed class IdsTests
{
    [Fact]
    public void Ids_never_change_since_addresses_are_made_of_them()
    {
        Assert.Equal("twkx6upbdwtc", SampleShow.Id);
        Assert.Equal("twkx6upbdwtc", Ids.Podcast("/samples/show/feed.xml"));
        Assert.NotEqual(Ids.Episode("a", "b"), Ids.Podcast("a\nb"));
    }

    [Theory]
    [InlineData("twkx6upbdwtc", true)]
    [InlineData("TWKX6UPBDWTC", false)]
    [InlineData("../../passwd", false)]
    [InlineData("short", false)]
    [InlineData(null, false)]
    public void Only_what_looks_like_an_id_is_one(string? text, bool fits) => Assert.Equal(fits, Ids.Fits(text));
}
