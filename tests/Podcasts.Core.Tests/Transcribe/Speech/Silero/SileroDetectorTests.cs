using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Speech.Silero;

namespace Podcasts.Core.Tests.Transcribe.Speech.Silero;

/// <summary>The true detector on sound of all kinds.</summary>
public sealed class SileroDetectorTests
{
    private const string Model = "silero-v6.2.0-ggml.bin";
    private const string Jfk = "audio/jfk.wav";

    [SharedDataFact(Model)]
    public async Task Silence_noise_and_a_tone_wake_no_engine()
    {
        var tone = Enumerable.Range(0, 20 * AudioWindow.SampleRate).Select(i => 0.3f * MathF.Sin(2 * MathF.PI * 440 * i / AudioWindow.SampleRate));
        foreach (var sound in new float[][] { new float[20 * AudioWindow.SampleRate], Sound.Of((20, 0.3)), Sound.Of((20, 0.002)), [.. tone] })
        {
            using var engine = new FakeEngine(FakeEngine.Whole);

            var batches = await new Transcriber(engine, Load()).TranscribeAsync(AudioForTests.Blocks(sound), new(), CancellationToken.None).ToListAsync();

            Assert.Empty(engine.Batches);
            Assert.All(batches, batch => Assert.Empty(batch.Speech));
            Assert.Equal(20, batches[^1].Processed.TotalSeconds);
        }
    }

    [SharedDataFact(Model, Jfk)]
    public async Task Speech_between_noise_is_cut_out_with_nothing_lost()
    {
        float[] audio = [.. Sound.Of((20, 0.02)), .. SharedData.ReadWav(Jfk), .. Sound.Of((20, 0.02))];

        var cuts = await CutAsync(audio, TimeSpan.Zero);

        var window = Assert.Single(cuts, cut => cut.Speech is not null);
        Assert.InRange(window.Speech!.Start.TotalSeconds, 20, 20.4);
        Assert.InRange(window.Speech.End.TotalSeconds, 30.5, 32);
        Assert.InRange(window.Spoken.Sum(range => range.Duration.TotalSeconds), 7, 9.5);
    }

    [SharedDataFact(Model, Jfk)]
    public async Task Going_on_from_any_cut_gives_the_same_windows()
    {
        var speech = SharedData.ReadWav(Jfk);
        float[] audio = [.. Enumerable.Repeat(speech, 7).SelectMany(part => part)];
        var cuts = await CutAsync(audio, TimeSpan.Zero);

        Assert.True(cuts.Count > 3);
        for (var i = 0; i < cuts.Count - 1; i++)
        {
            var rest = await CutAsync(audio[AudioWindow.CountSamples(cuts[i].End)..], cuts[i].End);
            Assert.Equal(Times(cuts[(i + 1)..]), Times(rest));
        }
    }

    [SharedDataFact(Model, Jfk)]
    public void Several_threads_may_use_it_at_once()
    {
        var detector = Load();
        var speech = SharedData.ReadWav(Jfk);
        var alone = Speech(0);

        Assert.All(Enumerable.Range(0, 8).AsParallel().Select(Speech).ToList(), together => Assert.Equal(alone, together));

        bool[] Speech(int run)
        {
            var track = detector.Detect(speech);
            return [.. Enumerable.Range(0, track.Frames).Select(track.IsSpeech)];
        }
    }

    private static SileroDetector Load() => SileroDetector.Load(SharedData.Path(Model));

    private static async Task<List<AudioCut>> CutAsync(float[] audio, TimeSpan start) =>
        await new WindowCutter(TimeSpan.FromSeconds(30), Load(), []).CutAsync(AudioForTests.Blocks(audio, start: start), CancellationToken.None).ToListAsync();

    private static IEnumerable<(TimeSpan?, TimeSpan?, TimeSpan)> Times(IEnumerable<AudioCut> cuts) => cuts.Select(cut => (cut.Speech?.Start, cut.Speech?.End, cut.End));
}
