using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Gpu;
using Podcasts.Ops.Storage;

namespace Podcasts.Api.Tests;

/// <summary>The Api as it really is, on a port of its own and a data folder of its own, with an engine that is a fake.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-api-").FullName;
    private WebApplication _app = null!;
    private Publisher _publisher = null!;

    public HttpClient Client { get; private set; } = null!;

    internal Publisher Publisher => _publisher;

    internal FakeEngines Engines { get; } = new();

    internal FakeSpeakers Speakers { get; } = new();

    internal string Folder => _folder;

    internal IServiceProvider Services => _app.Services;

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one", "two");
        _publisher.ServeFile("/two.mp3", await Sound.FileAsync(60), "audio/mpeg");
        var builder = WebApplication.CreateBuilder([
            $"--PODCASTS_DATA={_folder}",
            "--urls=http://127.0.0.1:0",
            "--Fetching:AllowPrivateNetworks=true",
            "--Fetching:Attempts=1",
            "--Transcribe:Model=tiny.en",
            "--Transcribe:ProgressEvery=00:00:00.02",
            "--Transcribe:ReconcileEvery=00:00:00.3",
            "--Search:Wait=00:01:00",
            "--SampleShow:Enabled=false",
        ]);
        builder.Services.AddSingleton<EngineFactory>(Engines.Load);
        builder.Services.AddSingleton<DiarizeEngineFactory>(Speakers.Load);
        builder.AddPodcastsApi();
        _app = builder.Build();
        _app.MapPodcastsApi();
        TinyModel.PutInto(_app.Services.GetRequiredService<DataFolder>().Models, "tiny.en");
        await _app.StartAsync();
        Client = _app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        Client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<JsonElement> GetAsync(string path) => await Client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Adds the publisher's show.</summary>
    public async Task<JsonElement> AddShowAsync() =>
        await (await Client.PostAsJsonAsync("/api/podcasts", new { feedUrl = _publisher.Feed })).Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>Adds the show and gives the id of its newest episode.</summary>
    public async Task<string> EpisodeAsync() => (await AddShowAsync()).GetProperty("episodes")[0].GetProperty("id").GetString()!;

    /// <summary>Transcribes the newest episode, or finds that it is done.</summary>
    public async Task<string> TranscribedEpisodeAsync()
    {
        var episode = await EpisodeAsync();
        await Client.PostAsync($"/api/transcribe/{episode}", null);
        await Eventually.BecomesAsync(() => GetAsync($"/api/transcribe/{episode}"), status => status.GetProperty("state").GetString() == "done");
        return episode;
    }
}
