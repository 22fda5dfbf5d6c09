namespace Podcasts.Api.Tests.Models;

public sealed class ModelsTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Models_have_the_shape_that_clients_rely_on()
    {
        var model = (await api.GetAsync("/api/models")).GetProperty("models").EnumerateArray().Single(model => model.GetProperty("id").GetString() == "tiny.en");

        Assert.Equal(
            ["id", "name", "file", "sizeBytes", "multilingual", "quantisation", "default", "demo", "problem"],
            model.EnumerateObject().Select(property => property.Name));
        Assert.True(model.GetProperty("default").GetBoolean());
    }

    [Fact]
    public async Task What_can_be_downloaded_and_what_runs_it_have_shapes_of_their_own()
    {
        var overview = await api.GetAsync("/api/models");
        var offered = overview.GetProperty("catalog").EnumerateArray().Single(model => model.GetProperty("id").GetString() == "base.en");
        var engine = overview.GetProperty("engines").EnumerateArray().Single(engine => engine.GetProperty("id").GetString() == "torch");

        Assert.Equal(["models", "catalog", "engines"], overview.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["id", "name", "purpose", "sizeBytes", "languages", "memoryBytes", "licence", "source", "address", "checksum", "advice", "installed"],
            offered.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["id", "name", "available", "problem", "abilities"], engine.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["wordTimes", "translate", "languageDetection", "prompt", "beam", "gpu"],
            engine.GetProperty("abilities").EnumerateObject().Select(property => property.Name));
    }
}
