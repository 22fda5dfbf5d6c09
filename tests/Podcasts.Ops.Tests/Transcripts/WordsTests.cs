using Microsoft.EntityFrameworkCore;
using Podcasts.Core.Transcripts;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Transcripts;

/// <summary>Words and confidence from the engine to the reader, and what becomes of broken ones.</summary>
public sealed class WordsTests : IAsyncLifetime
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
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _publisher.DisposeAsync();
    }

    [Fact]
    public async Task Words_and_confidence_are_kept()
    {
        var segments = await TranscribeAsync();

        Assert.All(segments, segment => Assert.Equal(segment.Text.Split(' '), segment.Words.Select(word => word.Text)));
        Assert.All(segments, segment => Assert.Equal(new ConfidenceDetails(-0.2, 0, 1.5, 0), segment.Confidence));
        Assert.All(segments, segment => Assert.Equal(segment.End.TotalSeconds, segment.Words[^1].End.TotalSeconds, 3));
        Assert.Equal(0.9, segments[0].Words[0].Probability);
    }

    [Fact]
    public async Task Speakers_that_an_engine_names_itself_are_kept_with_who_speaks_at_the_same_time()
    {
        _host.Engines.Words = segment => [new TranscriptWord(segment.Start, segment.End, "both", 1, "Ann") { SecondSpeaker = "Ben" }];

        Assert.All(await TranscribeAsync(), segment => Assert.Equal([("Ann", "Ben")], segment.Words.Select(word => (word.Speaker, word.SecondSpeaker))));
    }

    [Fact]
    public async Task A_row_from_before_words_were_kept_reads_without_them()
    {
        await TranscribeAsync();
        await _host.TamperAsync($"""UPDATE "Segments" SET "Words" = NULL, "MeanLogProbability" = NULL, "NoSpeechProbability" = NULL, "CompressionRatio" = NULL, "Temperature" = NULL""");

        var segments = await ReadAsync();

        Assert.NotEmpty(segments);
        Assert.All(segments, segment => Assert.Empty(segment.Words));
        Assert.All(segments, segment => Assert.Null(segment.Confidence));
    }

    [Theory]
    [InlineData("nonsense", "Words cannot be read")]
    [InlineData("null", "Words cannot be read")]
    [InlineData("{}", "Words cannot be read")]
    [InlineData("[]", "There are 0 words")]
    [InlineData("[null]", "A word is null")]
    [InlineData("""[{"start":1,"end":0,"text":"a","probability":1}]""", "A word is not right")]
    [InlineData("""[{"start":0,"end":1,"text":" ","probability":1}]""", "A word is not right")]
    [InlineData("""[{"start":0,"end":1,"text":"a","probability":2}]""", "A word is not right")]
    [InlineData("""[{"start":0,"end":1,"probability":1}]""", "A word is not right")]
    [InlineData("""[{"start":"0","end":1,"text":"a","probability":1,"speaker":7}]""", "Words cannot be read")]
    [InlineData("""[{"start":0,"end":1,"text":"a","probability":1,"secondSpeaker":" "}]""", "A word is not right")]
    [InlineData("""[{"start":1,"end":2,"text":"a","probability":1},{"start":0,"end":1,"text":"b","probability":1}]""", "not in order")]
    [InlineData("""[{"start":0,"end":900,"text":"a","probability":1}]""", "outside their segment")]
    public async Task Broken_words_are_set_aside_with_the_reason_and_the_rest_is_read(string json, string reason)
    {
        var before = await TranscribeAsync();
        await _host.TamperAsync($"""UPDATE "Segments" SET "Words" = {json} WHERE "Position" = 0""");

        var after = await ReadAsync();

        Assert.Equal(before.Skip(1).Select(segment => segment.Id), after.Select(segment => segment.Id));
        Assert.Contains(reason, await _host.QueryAsync(database => database.Segments.IgnoreQueryFilters().Where(s => s.Position == 0).Select(s => s.SetAsideReason).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_confidence_is_set_aside()
    {
        var before = await TranscribeAsync();
        await _host.TamperAsync($"""UPDATE "Segments" SET "Temperature" = NULL WHERE "Position" = 1""");

        Assert.Equal(before.Count - 1, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Odd_words_of_an_engine_never_cost_its_text()
    {
        _host.Engines.Words = segment => [new TranscriptWord(segment.End + TimeSpan.FromHours(1), segment.End + TimeSpan.FromHours(2), "late", 1)];

        var segments = await TranscribeAsync();

        Assert.Equal(_host.Engines.Heard.Count, segments.Count);
        Assert.All(segments, segment => Assert.Empty(segment.Words));
        Assert.Contains(_host.Logs.Lines, line => line.Text.Contains("saved without its words", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<SegmentDetails>> TranscribeAsync()
    {
        var transcribe = _host.Get<TranscribeOrchestrator>();
        await transcribe.StartAsync(_episode, new(), default);
        var done = await Eventually.BecomesAsync(() => transcribe.StatusAsync(_episode, default), status => JobState.IsTerminal(status.State));
        Assert.Equal((JobState.Done, null), (done.State, done.Error));
        return await ReadAsync();
    }

    private async Task<IReadOnlyList<SegmentDetails>> ReadAsync() => (await _host.Get<TranscriptsOrchestrator>().GetAsync(_episode, default)).Segments;
}
