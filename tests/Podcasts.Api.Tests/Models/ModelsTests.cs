namespace Podcasts.Api.Tests.Models;

public sealed class ModelsTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Models_have_the_shape_that_clients_rely_on()
    {
        var model = (await api.GetAsync("/api/models")).EnumerateArray().Single(model => model.GetProperty("id").GetString() == "tiny.en");

        Assert.Equal(
            ["id", "name", "file", "sizeBytes", "multilingual", "quantisation", "default", "demo", "problem"],
            model.EnumerateObject().Select(property => property.Name));
        Assert.True(model.GetProperty("default").GetBoolean());
    }
}
