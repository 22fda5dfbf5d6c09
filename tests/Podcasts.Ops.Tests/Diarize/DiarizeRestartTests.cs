using Podcasts.Ops.Diarize;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcripts;

namespace Podcasts.Ops.Tests.Diarize;

/// <summary>What becomes of identifications when the app stops and starts again.</summary>
public sealed class DiarizeRestartTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-diarize-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_killed_job_is_picked_up_at_the_next_start_even_where_the_queue_was_lost(bool isQueueLost)
    {
        string episode;
        await using (var show = await SpokenShow.StartAsync(_folder))
        {
            episode = show.One;
            show.Host.Speakers.Before = token => token.WaitHandle.WaitOne();
            await show.TranscribeAsync(episode);
            await Eventually.BecomesAsync(() => show.Host.Get<DiarizeOrchestrator>().StatusAsync(episode, default), status => status.State == JobState.Running);
        }

        if (isQueueLost)
        {
            await OpsHost.LoseQueueAsync(_folder);
        }

        await using var host = await OpsHost.StartAsync(_folder);
        var end = await Eventually.BecomesAsync(() => host.Get<DiarizeOrchestrator>().StatusAsync(episode, default), status => JobState.IsTerminal(status.State));

        Assert.Equal((JobState.Done, 2), (end.State, end.Attempt));
        Assert.Equal(2, (await host.Get<TranscriptsOrchestrator>().GetAsync(episode, default)).Speakers.Count);
        Assert.Empty(host.Engines.Heard);
    }
}
