using Podcasts.Core.Speakers.Embedding;
using Podcasts.Core.Tests.Speakers.Network;
using Podcasts.Core.Weights;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Tests.Speakers.Embedding;

public sealed class ResNetTests : IDisposable
{
    private static readonly ResNetDimensions Dimensions = new(4, 16);
    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly IDisposable _inference = torch.inference_mode();
    private readonly Dictionary<string, WeightTensor> _read = RandomTensors.Of(Dimensions.Tensors());

    [Fact]
    public void Folded_batch_norms_equal_batch_norms()
    {
        using var network = ResNet.Load(_read, torch.CPU);
        var energies = torch.randn(2, 80, 200);

        var seen = network.Look(energies);

        var expected = Unfolded(energies);
        Assert.True(expected.std().item<float>() > 0.01, "The reference is too quiet to tell anything.");
        Assert.True(torch.allclose(expected, seen, rtol: 1e-3, atol: 1e-4 * expected.abs().max().item<float>()));
    }

    [Fact]
    public void A_window_is_seen_in_125_frames_of_all_channels_and_ten_rows()
    {
        using var network = ResNet.Load(_read, torch.CPU);

        Assert.Equal([1, 32 * 10, 125], network.Look(torch.randn(1, 80, KaldiFilterBank.WindowFrames)).shape);
        Assert.Equal(2560, ResNetDimensions.Published.Features);
    }

    [Fact]
    public void One_look_serves_all_slots()
    {
        using var network = ResNet.Load(_read, torch.CPU);
        var energies = torch.randn(2, 80, KaldiFilterBank.WindowFrames);
        var masks = (torch.rand(2, 3, 125) > 0.5).to(torch.ScalarType.Float32);

        var together = network.Embed(network.Look(energies), masks);

        for (var slot = 0; slot < 3; slot++)
        {
            var alone = network.Embed(network.Look(energies), masks.narrow(1, slot, 1));
            Assert.True(torch.allclose(alone[.., 0], together[.., slot], atol: 1e-5));
        }
    }

    [Fact]
    public void An_empty_mask_gives_the_last_layers_bias()
    {
        using var network = ResNet.Load(_read, torch.CPU);

        var embedding = network.Embed(network.Look(torch.randn(1, 80, 200)), torch.zeros(1, 1, 25));

        Assert.True(torch.allclose(Tensor("seg_1.bias"), embedding[0, 0], rtol: 0, atol: 0));
    }

    [Fact]
    public void Pyannotes_names_are_read_as_well_as_WeSpeakers_own()
    {
        var prefixed = _read.ToDictionary(tensor => "resnet." + tensor.Key, tensor => tensor.Value);
        using var own = ResNet.Load(_read, torch.CPU);
        using var pyannotes = ResNet.Load(prefixed, torch.CPU);
        var energies = torch.randn(1, 80, 200);

        Assert.True(torch.allclose(own.Look(energies), pyannotes.Look(energies), rtol: 0, atol: 0));
    }

    public void Dispose()
    {
        _inference.Dispose();
        _scope.Dispose();
    }

    private torch.Tensor Tensor(string name) => torch.tensor(_read[name].Read(), [.. _read[name].Shape.Select(size => (long)size)]);

    private torch.Tensor Unfolded(torch.Tensor energies)
    {
        var x = Convolve(energies.unsqueeze(1), "conv1", "bn1", 1).relu();
        foreach (var (prefix, stride) in Blocks())
        {
            var changed = Convolve(Convolve(x, prefix + "conv1", prefix + "bn1", stride).relu(), prefix + "conv2", prefix + "bn2", 1);
            var around = _read.ContainsKey(prefix + "shortcut.0.weight") ? Convolve(x, prefix + "shortcut.0", prefix + "shortcut.1", stride) : x;
            x = (changed + around).relu();
        }

        return x.reshape(x.size(0), -1, x.size(3));
    }

    private static IEnumerable<(string Prefix, long Stride)> Blocks()
    {
        int[] counts = [3, 4, 6, 3];
        for (var stage = 1; stage <= 4; stage++)
        {
            for (var block = 0; block < counts[stage - 1]; block++)
            {
                yield return ($"layer{stage}.{block}.", stage > 1 && block == 0 ? 2 : 1);
            }
        }
    }

    private torch.Tensor Convolve(torch.Tensor x, string convolution, string norm, long stride)
    {
        var weight = Tensor(convolution + ".weight");
        x = functional.conv2d(x, weight, strides: [stride, stride], padding: [weight.size(2) / 2, weight.size(2) / 2]);
        return functional.batch_norm(x, Tensor(norm + ".running_mean"), Tensor(norm + ".running_var"), Tensor(norm + ".weight"), Tensor(norm + ".bias"));
    }
}
