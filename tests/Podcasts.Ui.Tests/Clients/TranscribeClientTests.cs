using Microsoft.Extensions.Logging.Abstractions;
using Podcasts.Ui.Clients;

namespace Podcasts.Ui.Tests.Clients;

public sealed class TranscribeClientTests : IAsyncLifetime, IDisposable
{
    private const string Progress = "GET /api/transcribe/e1/progress";

    private readonly SocketsHttpHandler _handler = new();
    private FakeApi _api = null!;
    private HttpClient _http = null!;

    private TranscribeClient Client => new(_http, TimeProvider.System, NullLogger<TranscribeClient>.Instance);

    public async Task InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        _http = new HttpClient(_handler) { BaseAddress = _api.Address };
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    [Fact]
    public async Task Watching_ends_with_the_job()
    {
        _api.Events(Progress, ("segments", new[] { Samples.Segment(0, "Words.") }), ("status", Samples.Status(TranscribeState.Done, percent: 100)));

        var seen = await WatchAsync();

        Assert.Equal("Words.", Assert.Single(seen[0].Segments).Text);
        Assert.Equal(TranscribeState.Done, seen[1].Status!.State);
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task An_api_that_is_down_for_a_moment_is_asked_again_and_the_reader_is_told()
    {
        _api.On(Progress, context =>
        {
            _api.Events(Progress, ("status", Samples.Status(TranscribeState.Done)));
            return FakeApi.AnswerAsync(context, Samples.Problem("Starting."), 503);
        });

        var seen = await WatchAsync();

        Assert.True(seen[0].Interrupted);
        Assert.Equal(TranscribeState.Done, seen[1].Status!.State);
    }

    [Fact]
    public async Task A_job_that_the_api_does_not_know_is_not_asked_for_forever()
    {
        var refusal = await Assert.ThrowsAsync<ApiException>(WatchAsync);

        Assert.Equal($"Nothing is known of {Progress}.", refusal.Message);
    }

    [Fact]
    public async Task A_press_carries_its_trace_to_the_api()
    {
        string? trace = null;
        _api.On("POST /api/transcribe/e1", context =>
        {
            trace = context.Request.Headers.TraceParent;
            return FakeApi.AnswerAsync(context, Samples.Status(TranscribeState.Queued), 202);
        });

        await Client.StartAsync("e1", new StartTranscribeRequest(null, null, null), CancellationToken.None);

        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", trace);
    }

    private async Task<List<TranscribeProgress>> WatchAsync()
    {
        var seen = new List<TranscribeProgress>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var progress in Client.WatchAsync("e1", patience.Token))
        {
            seen.Add(progress);
        }

        return seen;
    }
}
