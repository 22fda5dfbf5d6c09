using System.Net;

namespace Podcasts.Api.Tests.Directories;

public sealed class DirectoriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("")]
    [InlineData("?name=")]
    [InlineData("?name=%20x%20")]
    public async Task A_name_that_is_none_is_refused_before_anybody_is_asked(string query) =>
        Assert.Contains("by 2 to 200 characters of its name", await Problem.DetailAsync(await api.Client.GetAsync("/api/directories" + query), HttpStatusCode.BadRequest), StringComparison.Ordinal);

    [Fact]
    public async Task A_picture_that_nobody_found_is_not_fetched() =>
        Assert.Contains("Search for it again", await Problem.DetailAsync(await api.Client.GetAsync("/api/directories/images/0123"), HttpStatusCode.NotFound), StringComparison.Ordinal);
}
