using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Tests.Speakers.Network;
using Podcasts.Core.Weights;
using TorchSharp;

namespace Podcasts.Core.Tests.Speakers.Segmentation;

public sealed class PyanNetTests : IDisposable
{
    private const double Tolerance = 1e-4;
    private static readonly PyanNetDimensions Dimensions = new(40, 20, 8, 2, 12);
    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly IDisposable _inference = torch.inference_mode();
    private readonly Dictionary<string, WeightTensor> _read = RandomTensors.Of(Dimensions.Tensors());

    [Fact]
    public void The_network_equals_the_reference()
    {
        using var network = PyanNet.Load(_read, torch.CPU);
        var sound = RandomTensors.Sound(12000);

        var actual = network.Classify(torch.tensor(sound, [1, sound.Length]))[0];

        var expected = new ReferencePyanNet(_read, Dimensions).Classify(sound);
        Assert.Equal([WindowGrid.FramesOf(sound.Length), Powerset.Classes], actual.shape);
        for (var frame = 0; frame < expected.Length; frame++)
        {
            Assert.All(expected[frame].Zip(actual[frame].data<float>()), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        }

        Assert.True(expected.Select(scores => Array.IndexOf(scores, scores.Max())).Distinct().Count() > 1, "The reference is too quiet to tell anything.");
    }

    [Fact]
    public void A_window_has_589_frames_of_probabilities()
    {
        using var network = PyanNet.Load(_read, torch.CPU);

        var scores = network.Classify(torch.tensor(RandomTensors.Sound(WindowGrid.WindowSamples), [1, WindowGrid.WindowSamples]));

        Assert.Equal([1, WindowGrid.Frames, 7], scores.shape);
        Assert.True(torch.allclose(torch.ones(1, WindowGrid.Frames), scores.exp().sum(2), atol: 1e-5));
    }

    [Fact]
    public void Windows_do_not_hear_each_other_and_loudness_does_not_matter()
    {
        using var network = PyanNet.Load(_read, torch.CPU);
        var sound = torch.tensor(RandomTensors.Sound(3 * 16000), [3, 16000]);

        var together = network.Classify(sound);

        Assert.True(torch.allclose(together[1], network.Classify(sound.narrow(0, 1, 1))[0], atol: Tolerance));
        Assert.True(torch.allclose(together, network.Classify(sound * 3), atol: 0.01));
    }

    [Fact]
    public void Other_tensors_of_the_file_are_of_no_interest()
    {
        _read["sincnet.conv1d.0.filterbank.window_"] = RandomTensors.Weight("window", [125], new float[125]);
        _read["loss_func.W"] = RandomTensors.Weight("loss_func.W", [3, 5], new float[15]);

        using var network = PyanNet.Load(_read, torch.CPU);

        Assert.DoesNotContain("loss_func.W", network.Weights.Tensors.Keys);
    }

    public void Dispose()
    {
        _inference.Dispose();
        _scope.Dispose();
    }
}
