using Podcasts.Ops.Diarize;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests;

/// <summary>A show of two episodes of a minute, each transcribed and then told apart by fake networks.</summary>
internal sealed class SpokenShow : IAsyncDisposable
{
    private readonly Publisher _publisher;

    private SpokenShow(Publisher publisher, OpsHost host, string podcast, string one, string two) =>
        (_publisher, Host, Podcast, One, Two) = (publisher, host, podcast, one, two);

    public OpsHost Host { get; }

    public string Podcast { get; }

    public string One { get; }

    public string Two { get; }

    public TranscriptsOrchestrator Transcripts => Host.Get<TranscriptsOrchestrator>();

    public static async Task<SpokenShow> StartAsync(string? folder = null, string channel = "")
    {
        var publisher = await Publisher.StartAsync();
        publisher.Channel = channel;
        publisher.ServeFeed("one", "two");
        foreach (var episode in new[] { "one", "two" })
        {
            publisher.ServeFile($"/{episode}.mp3", await Sound.FileAsync(60), "audio/mpeg");
        }

        var host = await OpsHost.StartAsync(folder);
        FakeSpeakers.PutInto(host.Data.Models);
        var (podcast, _) = await host.Get<PodcastsOrchestrator>().AddAsync(publisher.Feed, default);
        return new(publisher, host, podcast.Id, podcast.Episodes[1].Id, podcast.Episodes[0].Id);
    }

    public async Task<TranscribeStatus> TranscribeAsync(string episode)
    {
        await Host.Get<TranscribeOrchestrator>().StartAsync(episode, new(), default);
        return await Eventually.BecomesAsync(() => Host.Get<TranscribeOrchestrator>().StatusAsync(episode, default), status => JobState.IsTerminal(status.State));
    }

    /// <summary>Waits for the identification that was asked for by somebody or by itself.</summary>
    public async Task<DiarizeStatus> EndAsync(string episode) =>
        await Eventually.BecomesAsync(() => Host.Get<DiarizeOrchestrator>().StatusAsync(episode, default), status => JobState.IsTerminal(status.State));

    public async Task<DiarizeStatus> DiarizeAsync(string episode, DiarizeHints? hints = null)
    {
        await Host.Get<DiarizeOrchestrator>().StartAsync(episode, hints ?? DiarizeHints.None, default);
        return await EndAsync(episode);
    }

    /// <summary>Transcribes an episode and waits until its speakers are known.</summary>
    public async Task<TranscriptDetails> HearAsync(string episode)
    {
        await TranscribeAsync(episode);
        Assert.Equal((JobState.Done, null), await EndAsync(episode) is var end ? (end.State, end.Error) : default);
        return await Transcripts.GetAsync(episode, default);
    }

    public Task KeepVoicesAsync(bool keep = true) =>
        Host.Get<PodcastsOrchestrator>().SaveSettingsAsync(Podcast, new PodcastSettings(null, null, null, [], keep), default);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _publisher.DisposeAsync();
    }
}
