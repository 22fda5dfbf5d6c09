using System.Globalization;
using Podcasts.Core.Episodes;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcribe;

/// <summary>Core alone, as a script would use it: the shipped model, and audio from a file through the real ffmpeg.</summary>
public sealed class DemoModelTests
{
    [Fact]
    public async Task An_episode_of_the_sample_show_is_heard_with_at_most_five_words_wrong_in_a_hundred()
    {
        var said = Wording.Words(await File.ReadAllTextAsync(Sample("show", "episode-1.txt")));

        var segments = await HearAsync(Read(Sample("show", "episode-1.mp3")));

        Assert.InRange(Wording.ErrorRate(said, [.. segments.SelectMany(segment => Wording.Words(segment.Text))]), 0, 0.05);
        Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(segment => segment.Id));
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.End));
        var times = (await File.ReadAllLinesAsync(Sample("show", "episode-1.words.tsv"))).Skip(1).Select(line => line.Split('\t')).ToArray();
        Assert.Equal(double.Parse(times[0][0], CultureInfo.InvariantCulture), segments[0].Start.TotalSeconds, 0.2);
        Assert.Equal(double.Parse(times[^1][1], CultureInfo.InvariantCulture), segments[^1].End.TotalSeconds, 0.2);
    }

    [Fact]
    public async Task Words_of_the_sample_show_start_within_a_tenth_of_a_second_of_their_true_times_on_average()
    {
        var said = (await File.ReadAllLinesAsync(Sample("show", "episode-2.words.tsv"))).Skip(1).Select(line => line.Split('\t')).ToArray();

        var heard = (await HearAsync(Read(Sample("show", "episode-2.mp3")))).SelectMany(segment => segment.Words).ToArray();

        Assert.Equal(said.Length, heard.Length, 5.0);
        Assert.All(heard.Zip(heard.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        // Words that are spelt alike are the same word if no word of the same spelling is nearer; one that was misheard has none within a second.
        var errors = said.Select(word => heard.Where(one => one.Text == word[2]).Select(one => Math.Abs(one.Start.TotalSeconds - double.Parse(word[0], CultureInfo.InvariantCulture))).DefaultIfEmpty(1).Min()).Where(error => error < 1).ToArray();
        Assert.InRange(errors.Length, 0.99 * said.Length, said.Length);
        Assert.InRange(errors.Average(), 0.001, 0.1);
    }

    [Fact]
    public async Task Noise_gives_no_words() => Assert.Empty(await HearAsync(AudioForTests.Blocks(Sound.Of((8, 0.002)))));

    [SharedDataFact("audio/jfk.wav")]
    public async Task Real_speech_goes_through_without_an_error_though_the_demo_models_words_are_wrong()
    {
        var segments = await HearAsync(Read(SharedData.Path("audio/jfk.wav")));

        Assert.All(segments, segment => Assert.InRange(segment.End.TotalSeconds, segment.Start.TotalSeconds, 11));
        Assert.DoesNotContain("Americans", string.Join(' ', segments.Select(segment => segment.Text)), StringComparison.Ordinal);
    }

    private static IAsyncEnumerable<AudioBlock> Read(string path) =>
        new EpisodeAudioReader(TimeProvider.System).ReadAsync(path, TimeSpan.Zero, CancellationToken.None);

    private static async Task<IReadOnlyList<TranscriptSegment>> HearAsync(IAsyncEnumerable<AudioBlock> audio)
    {
        using var engine = WhisperTorchEngine.Load(Sample("models", "ggml-demo-synthetic.en.bin"), new TorchOptions(), CancellationToken.None);
        var segments = new List<TranscriptSegment>();
        await foreach (var batch in new Transcriber(engine).TranscribeAsync(audio, new(), CancellationToken.None))
        {
            segments.AddRange(batch.Segments);
        }

        return segments;
    }

    private static string Sample(params string[] parts) => Path.Combine([SharedData.RepositoryRoot, "samples", .. parts]);
}
