using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Speech;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcribe;

public sealed class WindowCutterTests
{
    [Fact]
    public async Task Windows_end_in_pauses_and_miss_no_speech()
    {
        // Sentences of 3.4 s with pauses of 0.6 s between, for two minutes.
        var audio = Sound.Of([.. Enumerable.Range(0, 30).SelectMany(_ => new[] { (3.4, 0.3), (0.6, 0.0) })]);

        var windows = await CutAsync(audio);

        Assert.All(windows.SkipLast(1), window => Assert.InRange(window.Duration.TotalSeconds, 15, 30));
        Assert.All(windows.SkipLast(1), window => Assert.InRange(window.End.TotalSeconds % 4, 3.4, 4.0));
        AssertCovers(audio, windows);
    }

    [Fact]
    public async Task Long_silence_is_left_out_and_progress_goes_on_through_it()
    {
        var audio = Sound.Of((2, 0), (5, 0.3), (100, 0), (5, 0.3), (40, 0));

        var cuts = await AllAsync(Cutter(30).CutAsync(AudioForTests.Blocks(audio), CancellationToken.None));

        var windows = cuts.Where(cut => cut.Speech is not null).Select(cut => cut.Speech!).ToList();
        Assert.Equal(2, windows.Count);
        Assert.Equal((1.8, 7.2), (windows[0].Start.TotalSeconds, windows[0].End.TotalSeconds));
        Assert.Equal((106.8, 112.2), (windows[1].Start.TotalSeconds, windows[1].End.TotalSeconds));
        Assert.Equal(152, cuts[^1].End.TotalSeconds);
        Assert.All(cuts.Zip(cuts.Skip(1)), pair => Assert.True(pair.Second.End > pair.First.End));
    }

    [Fact]
    public async Task Where_nobody_pauses_the_cut_is_at_the_quietest_moment()
    {
        var audio = Sound.Of((22, 0.3), (0.2, 0.1), (40, 0.3));

        var windows = await CutAsync(audio);

        Assert.InRange(windows[0].End.TotalSeconds, 22, 22.2);
        AssertCovers(audio, windows);
    }

    [Fact]
    public async Task A_pause_in_the_last_half_is_preferred_to_a_longer_window()
    {
        var windows = await CutAsync(Sound.Of((18, 0.3), (0.4, 0), (40, 0.3)));

        Assert.InRange(windows[0].End.TotalSeconds, 18, 18.4);
    }

    [Fact]
    public async Task Sentences_are_merged_across_pauses_of_less_than_five_seconds()
    {
        var windows = await CutAsync(Sound.Of((5, 0.3), (4, 0), (5, 0.3), (6, 0), (5, 0.3), (10, 0)));

        Assert.Equal([(0, 14.2), (19.8, 25.2)], windows.Select(window => (window.Start.TotalSeconds, window.End.TotalSeconds)));
    }

    [Fact]
    public async Task Half_a_second_of_the_models_thirty_stays_free()
    {
        var windows = await CutAsync(Sound.Of((80, 0.3)));

        Assert.All(windows, window => Assert.InRange(window.Duration.TotalSeconds, 0, 29.5));
    }

    [Fact]
    public async Task Of_two_pauses_the_one_in_which_the_speaker_changes_is_the_better_cut()
    {
        var audio = Sound.Of((18, 0.3), (0.3, 0), (7, 0.3), (0.4, 0), (40, 0.3));

        var changed = await CutAsync(audio, TimeSpan.FromSeconds(18.1));

        Assert.InRange((await CutAsync(audio))[0].End.TotalSeconds, 25.3, 25.7);
        Assert.InRange(changed[0].End.TotalSeconds, 18, 18.3);
        AssertCovers(audio, changed);
    }

    [Fact]
    public async Task Where_nobody_pauses_a_window_ends_where_another_voice_begins()
    {
        var windows = await CutAsync(Sound.Of((80, 0.3)), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(21), TimeSpan.FromSeconds(45.5));

        Assert.Equal([21, 45.5], windows.Take(2).Select(window => window.End.TotalSeconds));
    }

    [Fact]
    public async Task Cuts_say_where_somebody_speaks_and_pauses_within_a_sentence_are_part_of_it()
    {
        var cuts = await AllAsync(Cutter(30).CutAsync(AudioForTests.Blocks(Sound.Of((3, 0), (2, 0.3), (0.2, 0), (2, 0.3), (1, 0), (3, 0.3), (9, 0))), CancellationToken.None));

        var cut = Assert.Single(cuts, cut => cut.Speech is not null);
        Assert.Equal([Range(3, 7.2), Range(8.2, 11.2)], cut.Spoken);
        Assert.All(cuts.Where(other => other != cut), other => Assert.Empty(other.Spoken));

        static TimeRange Range(double start, double end) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));
    }

    [Fact]
    public async Task Quiet_speech_in_noise_is_heard()
    {
        var random = new Random(2);
        var audio = Sound.Of((10, 0), (6, 0.02), (10, 0), (6, 0.3), (10, 0));
        for (var i = 0; i < audio.Length; i++)
        {
            audio[i] += 0.001f * (random.NextSingle() - 0.5f);
        }

        AssertCovers(Sound.Of((10, 0), (6, 0.02), (10, 0), (6, 0.3), (10, 0)), await CutAsync(audio));
    }

    [Theory]
    [InlineData(160)]
    [InlineData(7_777)]
    [InlineData(1_000_000)]
    public async Task The_size_of_blocks_does_not_matter(int blockSamples)
    {
        var audio = Ramble(90);
        var cutter = Cutter(30);

        var windows = await AllAsync(cutter.CutAsync(AudioForTests.Blocks(audio, blockSamples), CancellationToken.None));

        Assert.Equal(Times(await AllAsync(cutter.CutAsync(AudioForTests.Blocks(audio), CancellationToken.None))), Times(windows));
    }

    [Fact]
    public async Task Going_on_from_any_cut_gives_the_same_windows()
    {
        var audio = Ramble(150);
        var cutter = Cutter(20, [.. Enumerable.Range(1, 20).Select(i => TimeSpan.FromSeconds(7.3 * i))]);
        var cuts = await AllAsync(cutter.CutAsync(AudioForTests.Blocks(audio), CancellationToken.None));

        for (var i = 0; i < cuts.Count - 1; i++)
        {
            var samples = (int)(cuts[i].End.TotalSeconds * 16_000);
            var rest = await AllAsync(cutter.CutAsync(AudioForTests.Blocks(audio[samples..], start: cuts[i].End), CancellationToken.None));
            Assert.Equal(Times(cuts[(i + 1)..]), Times(rest));
        }
    }

    [Fact]
    public async Task A_clip_of_a_tenth_of_a_second_is_one_window() => Assert.Single(await CutAsync(Sound.Of((0.1, 0.3))));

    [Fact]
    public async Task No_audio_gives_nothing() => Assert.Empty(await CutAsync([]));

    private static WindowCutter Cutter(int longest, params IReadOnlyList<TimeSpan> speakerChanges) => new(TimeSpan.FromSeconds(longest), SpeechEnergy.Instance, speakerChanges);

    private static float[] Ramble(int seconds)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, seconds / 3).SelectMany(_ => Sound.Of((1 + (3 * random.NextDouble()), 0.3), (0.05 + (0.8 * random.NextDouble()), 0)))];
    }

    private static IEnumerable<(TimeSpan?, TimeSpan?, TimeSpan)> Times(IEnumerable<AudioCut> cuts) => cuts.Select(cut => (cut.Speech?.Start, cut.Speech?.End, cut.End));

    private static async Task<List<AudioWindow>> CutAsync(float[] audio, params IReadOnlyList<TimeSpan> speakerChanges)
    {
        var cuts = await AllAsync(Cutter(30, speakerChanges).CutAsync(AudioForTests.Blocks(audio), CancellationToken.None));
        return [.. cuts.Select(cut => cut.Speech).OfType<AudioWindow>()];
    }

    private static async Task<List<AudioCut>> AllAsync(IAsyncEnumerable<AudioCut> cuts) => await cuts.ToListAsync();

    private static void AssertCovers(float[] audio, IReadOnlyList<AudioWindow> windows)
    {
        var covered = new bool[audio.Length];
        foreach (var window in windows)
        {
            covered.AsSpan((int)(window.Start.TotalSeconds * 16_000), window.Samples.Length).Fill(true);
        }

        Assert.Equal(0, Enumerable.Range(0, audio.Length).Count(i => audio[i] != 0 && !covered[i]));
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.End));
    }
}
