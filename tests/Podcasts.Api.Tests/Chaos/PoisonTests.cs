using Podcasts.Bench.Chaos;

namespace Podcasts.Api.Tests.Chaos;

/// <summary>An item that ends the process each time it runs, seen from outside.</summary>
public sealed class PoisonTests : IDisposable
{
    private const int Attempts = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-poison-").FullName;

    [Fact]
    public async Task An_item_that_kills_its_process_is_given_up_with_a_sentence_and_can_be_started_again_by_hand()
    {
        var (isPoisonous, kills) = (true, 0);
        AppNode? victim = null;
        await using var speech = await SpeechServer.StartAsync(KillAsync, default);
        var settings = new Dictionary<string, string>(speech.Settings)
        {
            ["SampleShow__Enabled"] = "false",
            ["Fetching__AllowPrivateNetworks"] = "true",
            ["Transcribe__MaximumAttempts"] = $"{Attempts}",
            ["Transcribe__ReconcileEvery"] = "00:00:00.5",
        };
        var pieces = await SpokenPieces.MakeAsync(Path.Combine(_folder, "pieces"), 1, 5, default);
        await using var publisher = await UnsteadyPublisher.StartAsync(pieces, seed: 1, default);
        await using var node = victim = new AppNode("web", Path.Combine(_folder, "data"), settings);
        await node.Start().ServingAsync(default);
        var reader = new PatientReader(node);
        var episode = (await reader.AddAsync(publisher.Feed(0), default)).Values.Single();

        await reader.TranscribeAsync(episode, default);
        for (var started = 1; started <= Attempts; started++)
        {
            var before = started;
            await Eventually.IsSoAsync(() => !node.Runs && kills == before);
            await node.Start().ServingAsync(default);
        }

        var given = await EndAsync(reader, episode);
        Assert.Equal("failed", given.State);
        Assert.StartsWith($"Given up after {Attempts} attempts at hearing the audio that got no further: The app ended each time before anything was saved.", given.Error, StringComparison.Ordinal);
        Assert.Equal(Attempts, kills);

        isPoisonous = false;
        await reader.TranscribeAsync(episode, default);
        Assert.Equal(("done", null), await EndAsync(reader, episode));

        async Task KillAsync()
        {
            if (isPoisonous)
            {
                await victim!.KillAsync();
                kills++;
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<(string? State, string? Error)> EndAsync(PatientReader reader, string episode)
    {
        var end = await Eventually.BecomesAsync(() => reader.StatusAsync(episode, default), status => status.GetProperty("state").GetString() is not ("queued" or "running"));
        return (end.GetProperty("state").GetString(), end.GetProperty("error").GetString());
    }
}
