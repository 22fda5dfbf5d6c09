using System.Diagnostics;
using Podcasts.Core.Episodes;

namespace Podcasts.Core.Tests.Episodes;

public sealed class FfmpegLifeTests : IDisposable
{
    private readonly AudioFiles _files = new();
    private readonly EpisodeAudioReader _reader = new(TimeProvider.System);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_reader_that_leaves_early_leaves_no_ffmpeg_behind()
    {
        var path = await LongAsync();
        await foreach (var block in _reader.ReadAsync(path, TimeSpan.Zero, CancellationToken.None))
        {
            Assert.True(IsAtWork(path));
            break;
        }

        Assert.False(IsAtWork(path));
    }

    [Fact]
    public async Task Cancelling_stops_ffmpeg()
    {
        var path = await LongAsync();
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var block in _reader.ReadAsync(path, TimeSpan.Zero, cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });

        Assert.False(IsAtWork(path));
    }

    [Fact]
    public async Task A_consumer_that_dawdles_holds_ffmpeg_back()
    {
        var path = await LongAsync();
        await using var blocks = _reader.ReadAsync(path, TimeSpan.Zero, CancellationToken.None).GetAsyncEnumerator();
        await blocks.MoveNextAsync();
        await Task.Delay(300);

        Assert.True(IsAtWork(path));
    }

    /// <summary>Far more than fits into a pipe.</summary>
    private Task<string> LongAsync() => _files.FfmpegAsync("long.mp3", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "600", "-b:a", "8k");

    /// <summary>Whether any ffmpeg has this test's file open.</summary>
    private static bool IsAtWork(string path) => Process.GetProcessesByName("ffmpeg").Any(process =>
    {
        using (process)
        {
            try
            {
                return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(path, StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
        }
    });
}
