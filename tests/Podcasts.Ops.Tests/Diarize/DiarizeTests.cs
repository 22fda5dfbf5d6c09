using Podcasts.Core.Speakers;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Jobs;

namespace Podcasts.Ops.Tests.Diarize;

/// <summary>Identifications of speakers as jobs.</summary>
public sealed class DiarizeTests : IAsyncLifetime
{
    private SpokenShow _show = null!;

    private DiarizeOrchestrator Diarize => _show.Host.Get<DiarizeOrchestrator>();

    public async Task InitializeAsync() => _show = await SpokenShow.StartAsync();

    public async Task DisposeAsync() => await _show.DisposeAsync();

    [Fact]
    public async Task Speakers_follow_a_transcription_by_themselves()
    {
        var transcript = await _show.HearAsync(_show.One);

        Assert.Equal(["Speaker 1", "Speaker 2"], transcript.Speakers.Select(speaker => speaker.Label));
        Assert.Equal([40.0, 20.0], transcript.Speakers.Select(speaker => speaker.Talk.TotalSeconds));
        Assert.Equal(["1", "2", "1"], transcript.Turns.Select(turn => turn.Speaker));
        Assert.All(transcript.Segments, segment => Assert.Equal($"Speaker {segment.SpeakerId}", segment.Speaker));
        Assert.Contains(transcript.Segments, segment => segment.SpeakerId == "2");
    }

    [Fact]
    public async Task A_failure_never_costs_the_transcript_and_says_what_to_do()
    {
        _show.Host.Speakers.Before = _ => throw new UnprocessableException("These networks are broken. Copy them again.");

        var transcribed = await _show.TranscribeAsync(_show.One);
        var end = await _show.EndAsync(_show.One);
        var transcript = await _show.Transcripts.GetAsync(_show.One, default);

        Assert.Equal((JobState.Done, null), (transcribed.State, transcribed.Error));
        Assert.Equal(JobState.Failed, end.State);
        Assert.StartsWith("These networks are broken. Copy them again.", end.Error, StringComparison.Ordinal);
        Assert.Contains("identifying the speakers, at attempt 1", end.Error, StringComparison.Ordinal);
        Assert.NotEmpty(transcript.Segments);
        Assert.Empty(transcript.Speakers);
        Assert.All(transcript.Segments, segment => Assert.Null(segment.Speaker));
    }

    [Fact]
    public async Task What_may_pass_is_tried_again_and_given_up_in_the_end()
    {
        _show.Host.Speakers.Before = _ => throw new InvalidOperationException("The device is away.");

        await _show.TranscribeAsync(_show.One);
        var end = await _show.EndAsync(_show.One);

        Assert.Equal((JobState.Failed, 5), (end.State, end.Attempt));
        Assert.Contains("Given up after 5 attempts", end.Error, StringComparison.Ordinal);
        Assert.Contains("Identify speakers again", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identifying_again_with_hints_transcribes_nothing_again()
    {
        await _show.HearAsync(_show.One);
        var windows = _show.Host.Engines.Heard.Count;

        var end = await _show.DiarizeAsync(_show.One, new DiarizeHints(null, 2, 4));

        Assert.Equal(JobState.Done, end.State);
        Assert.Equal(new DiarizeParameters(null, 2, 4), _show.Host.Speakers.Asked.Last());
        Assert.Equal(windows, _show.Host.Engines.Heard.Count);
    }

    [Fact]
    public async Task A_transcription_anew_keeps_the_speakers_of_the_same_audio()
    {
        await _show.HearAsync(_show.One);

        await _show.TranscribeAsync(_show.One);
        var transcript = await _show.Transcripts.GetAsync(_show.One, default);

        Assert.Equal(2, transcript.Speakers.Count);
        Assert.Single(_show.Host.Speakers.Asked);
    }

    [Fact]
    public async Task A_second_request_joins_the_job_that_runs_and_cancelling_stops_it()
    {
        _show.Host.Speakers.Before = token => token.WaitHandle.WaitOne();
        await _show.TranscribeAsync(_show.One);
        await Eventually.IsSoAsync(() => !_show.Host.Speakers.Asked.IsEmpty);

        var joined = await Diarize.StartAsync(_show.One, DiarizeHints.None, default);
        await Diarize.CancelAsync(_show.One, default);

        Assert.Equal(JobState.Running, joined.State);
        Assert.Equal(JobState.Cancelled, (await Diarize.StatusAsync(_show.One, default)).State);
        Assert.Single(_show.Host.Speakers.Asked);
    }

    [Fact]
    public async Task Progress_is_told_until_the_end()
    {
        await _show.HearAsync(_show.One);
        await Diarize.StartAsync(_show.One, DiarizeHints.None, default);

        var news = new List<DiarizeStatus>();
        await foreach (var status in Diarize.ProgressAsync(_show.One, default))
        {
            news.Add(status);
        }

        Assert.Equal((JobState.Done, 100), (news[^1].State, news[^1].Percent));
        Assert.All(news.SkipLast(1), status => Assert.False(JobState.IsTerminal(status.State)));
    }

    [Fact]
    public async Task Without_networks_nothing_is_queued_and_a_request_says_what_is_missing()
    {
        Directory.Delete(Path.Combine(_show.Host.Data.Models, "speakers"), recursive: true);

        await _show.TranscribeAsync(_show.One);

        await Assert.ThrowsAsync<NotFoundException>(() => Diarize.StatusAsync(_show.One, default));
        var refusal = await Assert.ThrowsAsync<UnavailableException>(() => Diarize.StartAsync(_show.One, DiarizeHints.None, default));
        Assert.Contains("segmentation and embedding", refusal.Message, StringComparison.Ordinal);
    }
}
