using Podcasts.Ops.Storage;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.V1;

namespace Podcasts.Ops.Tests.V1;

public sealed class UploadsTests : IAsyncLifetime
{
    private OpsHost _host = null!;

    private Uploads Uploads => _host.Get<Uploads>();

    private IEnumerable<string> Parts => Directory.EnumerateFiles(_host.Get<DataFolder>().AudioParts);

    public async Task InitializeAsync() => _host = await OpsHost.StartAsync(null, [("Uploads:MaximumMegabytes", "2"), ("Uploads:QuotaMegabytes", "1")]);

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_recording_larger_than_is_taken_is_refused_and_leaves_nothing()
    {
        using var sound = new MemoryStream(new byte[(2 << 20) + 1]);

        var refusal = await Assert.ThrowsAsync<UnprocessableException>(() => Uploads.ReceiveAsync(sound, default));

        Assert.Contains("larger than 2 MB", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Parts);
    }

    [Fact]
    public async Task When_all_recordings_take_what_they_may_no_more_are_taken_until_some_are_deleted()
    {
        await using (var sound = File.OpenRead(await Sound.FileAsync(40, "wav")))
        {
            await Uploads.StoreAsync(await Uploads.ReceiveAsync(sound, default), "talk.wav", new TranscribeSettings(), default);
        }

        using var next = new MemoryStream([1]);
        var refusal = await Assert.ThrowsAsync<UnprocessableException>(() => Uploads.ReceiveAsync(next, default));
        await _host.QueryAsync(async database =>
        {
            database.Episodes.RemoveRange(database.Episodes);
            return await database.SaveChangesAsync();
        });

        Assert.Contains("(Uploads:QuotaMegabytes)", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(await Uploads.ReceiveAsync(next, default), Assert.Single(Parts));
    }
}
