using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcribe;

/// <summary>The early demo model, which is good at single sentences and weak in windows of many.</summary>
public sealed class DemoModelTests
{
    private const string Model = "demo/whisper-demo.ggml.bin";
    private const string Episode = "demo/episode.wav";

    [SharedDataFact(Model, Episode, "demo/episode.tsv")]
    public Task Short_windows_are_heard_nearly_word_for_word() => AssertErrorRateAsync(seconds: 10, worst: 0.06);

    [SharedDataFact(Model, Episode, "demo/episode.tsv")]
    public Task Full_windows_are_heard_as_well_as_this_model_can() => AssertErrorRateAsync(seconds: 30, worst: 0.24);

    private static async Task AssertErrorRateAsync(int seconds, double worst)
    {
        var lines = await File.ReadAllLinesAsync(SharedData.Path("demo/episode.tsv"));
        var said = lines.SelectMany(line => Wording.Words(line.Split('\t')[3])).ToArray();

        var segments = await HearAsync(SharedData.ReadWav(Episode), new() { LongestWindow = TimeSpan.FromSeconds(seconds) });

        Assert.InRange(Wording.ErrorRate(said, [.. segments.SelectMany(segment => Wording.Words(segment.Text))]), 0, worst);
        Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(segment => segment.Id));
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.End));
        Assert.InRange(segments[0].Start.TotalSeconds, 0.4, 0.6);
        Assert.InRange(segments[^1].End.TotalSeconds, 82.5, 82.9);
    }

    private static async Task<IReadOnlyList<TranscriptSegment>> HearAsync(float[] samples, TranscribeParameters parameters)
    {
        using var engine = WhisperTorchEngine.Load(SharedData.Path(Model), new TorchOptions(), CancellationToken.None);
        var segments = new List<TranscriptSegment>();
        await foreach (var batch in new Transcriber(engine).TranscribeAsync(AudioForTests.Blocks(samples), parameters, CancellationToken.None))
        {
            segments.AddRange(batch.Segments);
        }

        return segments;
    }
}
