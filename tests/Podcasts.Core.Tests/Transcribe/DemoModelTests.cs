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
    public async Task Unseen_sentences_are_heard_nearly_word_for_word()
    {
        var lines = await File.ReadAllLinesAsync(SharedData.Path("demo/episode.tsv"));
        var said = lines.SelectMany(line => Wording.Words(line.Split('\t')[3])).ToArray();

        var segments = await HearAsync(SharedData.ReadWav(Episode), new());

        Assert.InRange(Wording.ErrorRate(said, [.. segments.SelectMany(segment => Wording.Words(segment.Text))]), 0, 0.08);
        Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(segment => segment.Id));
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.End));
        Assert.InRange(segments[0].Start.TotalSeconds, 0.4, 0.6);
        Assert.InRange(segments[^1].End.TotalSeconds, 82.5, 82.9);
    }

    [SharedDataFact(Model)]
    public async Task Noise_gives_no_words()
    {
        var noise = Sound.Of((8, 0.002));

        Assert.Empty(await HearAsync(noise, new()));
    }

    [SharedDataFact(Model, "audio/jfk.wav")]
    public async Task Real_speech_goes_through_without_an_error_though_its_words_are_wrong()
    {
        var segments = await HearAsync(SharedData.ReadWav("audio", "jfk.wav"), new() { Temperatures = [0, 0.6] });

        Assert.All(segments, segment => Assert.InRange(segment.End.TotalSeconds, segment.Start.TotalSeconds, 11));
        Assert.DoesNotContain("Americans", string.Join(' ', segments.Select(segment => segment.Text)), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<TranscriptSegment>> HearAsync(float[] samples, TranscribeParameters parameters)
    {
        using var engine = WhisperTorchEngine.Load(SharedData.Path(Model), new TorchOptions { Threads = 1 }, CancellationToken.None);
        var segments = new List<TranscriptSegment>();
        await foreach (var batch in new Transcriber(engine).TranscribeAsync(AudioForTests.Blocks(samples), parameters, CancellationToken.None))
        {
            segments.AddRange(batch.Segments);
        }

        return segments;
    }
}
