using System.Diagnostics;
using Podcasts.Core.Episodes;

namespace Podcasts.Core.Tests.Episodes;

public sealed class MediaMutationTests : IDisposable
{
    private readonly AudioFiles _files = new();
    private readonly EpisodeAudioReader _reader = new(TimeProvider.System);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_hundred_damaged_files_of_every_kind_are_heard_or_refused_in_a_sentence()
    {
        string[] names = ["a.mp3", "a.m4a", "a.ogg", "a.flac", "a.wav", "a.mkv"];
        var valid = new List<byte[]>();
        foreach (var name in names)
        {
            valid.Add(await File.ReadAllBytesAsync(await _files.SweepAsync(name, 1)));
        }

        foreach (var damaged in Mutations.Of(valid, 100, seed: 7))
        {
            var path = _files.Write("damaged", damaged);
            var watch = Stopwatch.StartNew();
            if (await Record.ExceptionAsync(() => HearAsync(path)) is { } refusal)
            {
                Assert.EndsWith(".", Assert.IsType<AudioException>(refusal).Message, StringComparison.Ordinal);
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
        }
    }

    private async Task HearAsync(string path)
    {
        await _reader.ProbeAsync(path, CancellationToken.None);
        await foreach (var block in _reader.ReadAsync(path, TimeSpan.Zero, CancellationToken.None))
        {
            Assert.All(block.Samples.ToArray(), sample => Assert.InRange(sample, -1, 1));
        }
    }
}
