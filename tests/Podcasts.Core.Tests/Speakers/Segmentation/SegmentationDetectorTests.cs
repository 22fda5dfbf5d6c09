using Podcasts.Core.Episodes;
using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Scoring;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Tests.Speakers.Network;
using Podcasts.Core.Tests.Weights.Safetensors;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe.Speech;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Tests.Speakers.Segmentation;

public sealed class SegmentationDetectorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("segmentation").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_000)]
    [InlineData(160_000)]
    [InlineData(552_000)]
    public void Every_sample_has_a_frame_and_what_is_said_of_it_depends_on_the_stretch_alone(int samples)
    {
        using var detector = Open();
        var sound = RandomTensors.Sound(samples);

        var track = detector.Detect(sound);
        detector.Detect(RandomTensors.Sound(200_000, seed: 9));
        var again = detector.Detect(sound);

        Assert.Equal((samples + 269) / 270, track.Frames);
        Assert.Equal(Speech(track), Speech(again));
        Assert.Equal(track.SpeakerChanges, again.SpeakerChanges);
        Assert.All(track.SpeakerChanges, change => Assert.InRange(change, 1, track.Frames - 1));
    }

    [Fact]
    public async Task Several_threads_may_ask_at_once()
    {
        using var detector = Open();
        var sound = RandomTensors.Sound(320_000);
        var expected = Speech(detector.Detect(sound));

        var tracks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => detector.Detect(sound))));

        Assert.All(tracks, track => Assert.Equal(expected, Speech(track)));
    }

    [Fact]
    public void Another_network_is_refused_before_anything_is_loaded()
    {
        Write(new() { ["classifier.weight"] = RandomTensors.Weight("classifier.weight", [2, 2], new float[4]) });

        Assert.Contains("segmentation network", Assert.Throws<ModelFileException>(() => SegmentationDetector.Open(_folder, new())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_network_hears_where_somebody_speaks_in_the_sample_show()
    {
        using var detector = SegmentationDetector.Open(Path.Combine(SharedData.RepositoryRoot, "samples", "models", "speakers"), new TorchOptions { Device = "cpu" });
        var show = Path.Combine(SharedData.RepositoryRoot, "samples", "show");
        var sound = new List<float>();
        await foreach (var block in new EpisodeAudioReader(TimeProvider.System).ReadAsync(Path.Combine(show, "episode-1.mp3"), TimeSpan.Zero, CancellationToken.None))
        {
            sound.AddRange(block.Samples.Span);
        }

        var track = detector.Detect(sound.Take(552_000).ToArray());

        var spoken = Rttm.Read(await File.ReadAllLinesAsync(Path.Combine(show, "episode-1.rttm")));
        var said = Enumerable.Range(0, track.Frames).ToLookup(frame => spoken.Any(turn => turn.Start.TotalSeconds <= frame * 0.016875 && turn.End.TotalSeconds > frame * 0.016875), track.IsSpeech);
        Assert.InRange(said[true].Count(heard => heard), 0.9 * said[true].Count(), said[true].Count());
        Assert.NotEmpty(track.SpeakerChanges);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SegmentationDetector Open()
    {
        Write(RandomTensors.Of(new PyanNetDimensions(40, 20, 8, 2, 12).Tensors()));
        return SegmentationDetector.Open(_folder, new TorchOptions { Device = "cpu" });
    }

    private static bool[] Speech(SpeechTrack track) => [.. Enumerable.Range(0, track.Frames).Select(track.IsSpeech)];

    private void Write(Dictionary<string, WeightTensor> tensors)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "segmentation"));
        SafetensorsWriter.Write(
            Path.Combine(_folder, "segmentation", "model.safetensors"), tensors.Select(tensor => (tensor.Key, tensor.Value.Shape.ToArray(), tensor.Value.Read())));
    }
}
