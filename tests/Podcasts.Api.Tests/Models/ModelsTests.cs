using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Podcasts.Ops.Tests.Models;

namespace Podcasts.Api.Tests.Models;

public sealed class ModelsTests(ApiHost api) : IClassFixture<ApiHost>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-api-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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
            ["id", "name", "purpose", "sizeBytes", "languages", "memoryBytes", "licence", "source", "address", "checksum", "advice", "installed", "download"],
            offered.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["id", "name", "available", "problem", "abilities"], engine.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["wordTimes", "translate", "languageDetection", "prompt", "beam", "gpu"],
            engine.GetProperty("abilities").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task A_download_answers_202_with_the_place_to_look_and_the_stream_tells_the_rest()
    {
        await using var hub = await Hub.StartAsync();
        await using var process = await ApiProcess.Start(
            _folder,
            ("Models__Hub", hub.Publisher.Address.AbsoluteUri),
            ("Models__Catalog", hub.Catalog),
            ("Fetching__AllowPrivateNetworks", "true"),
            ("SampleShow__Enabled", "false")).ServingAsync();

        var started = await process.Client.PostAsync("/api/models/fine.en/download", null);
        using var stream = await process.Client.GetAsync("/api/models/fine.en/download/progress", HttpCompletionOption.ResponseHeadersRead);
        var events = await SseParser.Create(await stream.Content.ReadAsStreamAsync()).EnumerateAsync().ToListAsync();
        var last = JsonSerializer.Deserialize<JsonElement>(events[^1].Data);

        Assert.Equal((HttpStatusCode.Accepted, "/api/models/fine.en/download"), (started.StatusCode, started.Headers.Location!.OriginalString));
        Assert.All(events, item => Assert.Equal("status", item.EventType));
        Assert.Equal(["model", "state", "percent", "bytes", "totalBytes", "secondsLeft", "error"], last.EnumerateObject().Select(property => property.Name));
        Assert.Equal("done", last.GetProperty("state").GetString());
        Assert.Contains((await process.GetAsync("/api/models")).GetProperty("models").EnumerateArray(), model => model.GetProperty("id").GetString() == "fine.en");
        Assert.Equal(HttpStatusCode.NoContent, (await process.Client.DeleteAsync("/api/models/fine.en/download")).StatusCode);
    }

    [Fact]
    public async Task A_model_that_is_not_offered_is_not_found()
    {
        var response = await api.Client.PostAsync("/api/models/large-v9/download", null);

        Assert.Contains("There is no model large-v9 to be had here", await Problem.DetailAsync(response, HttpStatusCode.NotFound), StringComparison.Ordinal);
    }
}
