using Podcasts.Core.Models;
using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Embedding;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Tests.Speakers.Network;
using Podcasts.Core.Torch;
using Podcasts.Core.Weights;

namespace Podcasts.Core.Tests.Speakers;

public sealed class SpeakerNetworksTests
{
    private readonly Dictionary<string, WeightTensor> _segmentation = RandomTensors.Of(new PyanNetDimensions(40, 20, 8, 2, 12).Tensors());
    private readonly Dictionary<string, WeightTensor> _embedding = RandomTensors.Of(new ResNetDimensions(2, 16).Tensors());
    private readonly TorchOptions _options = new() { Device = "cpu", Threads = 1 };

    [Fact]
    public void A_window_says_the_same_wherever_it_lies_in_the_recording()
    {
        using var networks = SpeakerNetworks.Load(_segmentation, _embedding, _options);
        var sound = RandomTensors.Sound(14 * 16000);

        var whole = networks.Hear([sound], null, CancellationToken.None);
        var alone = networks.Hear([sound.AsMemory(3 * 16000, WindowGrid.WindowSamples)], null, CancellationToken.None);

        Assert.Equal(5, whole.Count);
        Assert.Equal(16, whole.Dimensions);
        Assert.Equal(Slice(alone.Active, 0), Slice(whole.Active, 3));
        Assert.All(Slice(alone.Embeddings, 0).Zip(Slice(whole.Embeddings, 3)), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
        Assert.Contains(Slice(whole.Active, 3), active => active);
    }

    [Fact]
    public void What_a_recording_lacks_of_its_last_window_is_silence()
    {
        using var networks = SpeakerNetworks.Load(_segmentation, _embedding, _options);
        var sound = RandomTensors.Sound(WindowGrid.WindowSamples + 1);
        var padded = new float[WindowGrid.WindowSamples + WindowGrid.StepSamples];
        sound.CopyTo(padded, 0);

        var cut = networks.Hear([sound], null, CancellationToken.None);
        var whole = networks.Hear([padded], null, CancellationToken.None);

        Assert.Equal(2, cut.Count);
        Assert.Equal(whole.Active, cut.Active);
        Assert.Equal(whole.Embeddings, cut.Embeddings);
    }

    [Fact]
    public void A_slot_without_speech_has_no_embedding()
    {
        // Whatever it hears, this network says that slot 1 speaks alone.
        AlwaysHear(2);
        using var networks = SpeakerNetworks.Load(_segmentation, _embedding, _options);

        var heard = networks.Hear([RandomTensors.Sound(5 * 16000)], null, CancellationToken.None);

        Assert.All(Enumerable.Range(0, WindowGrid.Frames), frame => Assert.Equal((false, true, false), (heard.Active[0, frame, 0], heard.Active[0, frame, 1], heard.Active[0, frame, 2])));
        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal((0, 0), (heard.Embeddings[0, 0, i], heard.Embeddings[0, 2, i])));
        Assert.Contains(Enumerable.Range(0, 16), i => heard.Embeddings[0, 1, i] != 0);
    }

    [Fact]
    public void A_recording_in_which_nobody_speaks_has_no_embeddings()
    {
        AlwaysHear(0);
        using var networks = SpeakerNetworks.Load(_segmentation, _embedding, _options);

        var heard = networks.Hear([RandomTensors.Sound(12 * 16000)], null, CancellationToken.None);

        Assert.DoesNotContain(true, heard.Active.Cast<bool>());
        Assert.All(heard.Embeddings.Cast<float>(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void No_sound_has_no_windows()
    {
        using var networks = SpeakerNetworks.Load(_segmentation, _embedding, _options);

        Assert.Equal(0, networks.Hear([], null, CancellationToken.None).Count);
    }

    [Fact]
    public void Foreign_weights_are_refused() =>
        Assert.Throws<ModelFileException>(() => SpeakerNetworks.Load(_segmentation, _segmentation, _options));

    [Fact]
    public void Hearing_can_be_cancelled()
    {
        using var networks = SpeakerNetworks.Load(_segmentation, _embedding, _options);

        Assert.Throws<OperationCanceledException>(() => networks.Hear([new float[16000]], null, new CancellationToken(true)));
    }

    private void AlwaysHear(int speakingClass)
    {
        var bias = new float[Powerset.Classes];
        bias[speakingClass] = 5;
        _segmentation["classifier.bias"] = RandomTensors.Weight("classifier.bias", [Powerset.Classes], bias);
        _segmentation["classifier.weight"] = RandomTensors.Weight("classifier.weight", [Powerset.Classes, 12], new float[Powerset.Classes * 12]);
    }

    private static T[] Slice<T>(T[,,] values, int window) =>
        [.. Enumerable.Range(0, values.GetLength(1)).SelectMany(i => Enumerable.Range(0, values.GetLength(2)).Select(j => values[window, i, j]))];
}
