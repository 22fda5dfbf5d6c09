using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Transcripts;

public sealed class QualityTests : IAsyncLifetime
{
    private Publisher _publisher = null!;
    private OpsHost _host = null!;
    private string _episode = null!;

    public async Task InitializeAsync()
    {
        _publisher = await Publisher.StartAsync();
        _publisher.ServeFeed("one");
        _publisher.ServeFile("/one.mp3", await Sound.FileAsync(60), "audio/mpeg");
        _host = await OpsHost.StartAsync();
        _episode = await _host.AddAsync(_publisher);
        var transcribe = _host.Get<TranscribeOrchestrator>();
        await transcribe.StartAsync(_episode, new(), default);
        await Eventually.BecomesAsync(() => transcribe.StatusAsync(_episode, default), status => status.State == JobState.Done);
        await _host.TamperAsync($"""DELETE FROM "Speech" """);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_transcript_is_judged_by_the_speech_that_was_found()
    {
        var end = (await ReadAsync()).Segments[^1].End.TotalSeconds;
        await SpeakAsync(0, end);
        await SpeakAsync(end, 2 * end);

        var quality = (await ReadAsync()).Quality;

        Assert.Equal(2 * end, quality.Speech.TotalSeconds, 3);
        Assert.Equal(0.5, quality.Coverage!.Value, 1);
        Assert.Equal(0.9, quality.Confidence!.Value, 3);
        Assert.Contains(quality.Doubts, doubt => doubt.Kind == "speechWithoutText" && doubt.Start.TotalSeconds >= end - 1);
        Assert.All(quality.Doubts, doubt => Assert.EndsWith(".", doubt.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_speech_was_not_looked_for_coverage_is_not_known() => Assert.Equal((TimeSpan.Zero, null), ((await ReadAsync()).Quality.Speech, (await ReadAsync()).Quality.Coverage));

    [Fact]
    public async Task A_broken_stretch_of_speech_is_set_aside()
    {
        await SpeakAsync(0, 10);
        await SpeakAsync(20, 15);
        await SpeakAsync(-5, 15);

        Assert.Equal(TimeSpan.FromSeconds(10), (await ReadAsync()).Quality.Speech);
    }

    private Task<int> SpeakAsync(double start, double end) =>
        _host.TamperAsync($"""INSERT INTO "Speech" ("TranscriptId", "StartSeconds", "EndSeconds") SELECT "Id", {start}, {end} FROM "Transcripts" """);

    private Task<TranscriptDetails> ReadAsync() => _host.Get<TranscriptsOrchestrator>().GetAsync(_episode, default);
}
