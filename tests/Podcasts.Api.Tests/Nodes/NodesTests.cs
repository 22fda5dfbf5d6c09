using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;

namespace Podcasts.Api.Tests.Nodes;

/// <summary>Real processes on one PostgreSQL: a web node that prepares and keeps the audio, and workers that fetch it, each on a folder of its own.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private const string Token = "not-a-secret";
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-nodes-").FullName;
    private readonly Dictionary<string, ApiProcess> _nodes = [];
    private string _database = null!;

    private ApiProcess Web => _nodes["web"];

    public async Task InitializeAsync()
    {
        _database = await TestPostgres.DatabaseAsync(_folder);
        await StartAsync("web", ("Node__Groups__0", "prepare"));
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes.Values)
        {
            await node.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [DemoModelFact]
    public async Task A_killed_workers_episode_goes_on_at_the_other_from_its_last_batch()
    {
        var episode = await HeardByAsync("worker-1");
        await StartWorkerAsync("worker-2");

        await _nodes["worker-1"].KillAsync();

        await DoneByAsync("worker-2", episode);
        Assert.Contains(Logs("worker-2"), line => line.Contains("came from the web node", StringComparison.Ordinal));
    }

    [DemoModelFact]
    public async Task A_worker_that_slept_and_wakes_writes_nothing_any_more()
    {
        var episode = await HeardByAsync("worker-1");
        await StartWorkerAsync("worker-2");

        await _nodes["worker-1"].SignalAsync("STOP");
        var segments = await DoneByAsync("worker-2", episode);
        await _nodes["worker-1"].SignalAsync("CONT");
        await Eventually.IsSoAsync(() => Logs("worker-1").Any(line => line.Contains("was cancelled or taken over", StringComparison.Ordinal)));

        Assert.Equal(segments, (await Web.GetAsync($"/api/transcripts/{episode}")).GetProperty("segments").GetRawText());
        Assert.Equal("done", (await Web.GetAsync($"/api/transcribe/{episode}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Audio_is_for_nodes_with_the_token_and_a_worker_serves_no_pages()
    {
        await StartWorkerAsync("worker-1");

        Assert.Equal(HttpStatusCode.Unauthorized, await AudioAsync(null));
        Assert.Equal(HttpStatusCode.Unauthorized, await AudioAsync(Token + "x"));
        Assert.Equal(HttpStatusCode.NotFound, await AudioAsync(Token));
        Assert.Equal(HttpStatusCode.NotFound, (await _nodes["worker-1"].Client.GetAsync("/api/podcasts")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _nodes["worker-1"].Client.GetAsync("/metrics")).StatusCode);
    }

    private async Task<HttpStatusCode> AudioAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/audio/0123.mp3");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return (await Web.Client.SendAsync(request)).StatusCode;
    }

    private async Task StartAsync(string name, params (string Name, string Value)[] settings)
    {
        var folder = Path.Combine(_folder, name);
        if (DemoModelFactAttribute.Model is { } model)
        {
            Directory.CreateDirectory(Path.Combine(folder, "models"));
            File.Copy(model, Path.Combine(folder, "models", "ggml-demo-nodes.bin"));
        }

        var process = ApiProcess.Start(folder, [
            .. TestPostgres.Settings(_database).Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value!)),
            ("Node__Id", name), ("Node__Token", Token), ("Transcribe__Model", "demo-nodes"), .. settings]);
        _nodes.Add(name, process);
        await process.ServingAsync("/health/live");
    }

    private Task StartWorkerAsync(string name) => StartAsync(name, ("Node__Role", "worker"), ("Node__Web", Web.Client.BaseAddress!.ToString()));

    // Starts a transcription of the sample show and waits until this worker has saved something of it.
    private async Task<string> HeardByAsync(string worker)
    {
        var shows = await Eventually.BecomesAsync(() => Web.GetAsync("/api/podcasts"), list => list.GetArrayLength() == 1);
        var show = await Web.GetAsync($"/api/podcasts/{shows[0].GetProperty("id").GetString()}");
        var episode = show.GetProperty("episodes")[0].GetProperty("id").GetString()!;
        await StartWorkerAsync(worker);
        await Web.Client.PostAsync($"/api/transcribe/{episode}", null);
        using var response = await Web.Client.GetAsync($"/api/transcribe/{episode}/progress", HttpCompletionOption.ResponseHeadersRead);
        var events = SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync();
        await events.FirstAsync(item => item.EventType == "segments");
        return episode;
    }

    private async Task<string> DoneByAsync(string worker, string episode)
    {
        var end = await Eventually.BecomesAsync(() => Web.GetAsync($"/api/transcribe/{episode}"), status => status.GetProperty("state").GetString() is not ("queued" or "running"));
        Assert.Equal(("done", 2), (end.GetProperty("state").GetString(), end.GetProperty("attempt").GetInt32()));
        var segments = (await Web.GetAsync($"/api/transcripts/{episode}")).GetProperty("segments");
        Assert.Equal(Enumerable.Range(0, segments.GetArrayLength()), segments.EnumerateArray().Select(segment => segment.GetProperty("id").GetInt32()));
        var resumed = Logs(worker).Single(line => line.Contains("recognize", StringComparison.Ordinal) && line.Contains("is taken up", StringComparison.Ordinal));
        Assert.Contains("\"Attempt\":2", resumed, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Seconds\":0,", resumed, StringComparison.Ordinal);
        return segments.GetRawText();
    }

    // A living process keeps its log open for writing.
    private List<string> Logs(string node) => [.. Directory.GetFiles(Path.Combine(_folder, node, "logs")).SelectMany(path =>
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n');
    })];
}
