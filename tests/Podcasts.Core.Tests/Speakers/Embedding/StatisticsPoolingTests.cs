using Podcasts.Core.Speakers.Embedding;
using TorchSharp;

namespace Podcasts.Core.Tests.Speakers.Embedding;

public sealed class StatisticsPoolingTests : IDisposable
{
    private static readonly float[] TwoChannels = [2, 4, 2, 4];
    private static readonly float[] TwoWindows = [2, 4, 2, 4, 1, 1, 1, 1];
    private static readonly float[] TwoWeightings = [0.5f, 0.01f, 0.2f, 0.1f];
    private static readonly float[] Last = [0, 1];
    private static readonly float[] Three = [0.5f, 0.5f, 0];
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    [Fact]
    public void Weights_decide_what_counts()
    {
        var features = torch.tensor(TwoWindows, [2, 2, 2]);
        var weights = torch.tensor(TwoWeightings, [2, 1, 2]);

        var pooled = StatisticsPooling.Apply(features, weights);

        AssertEqual([2.0392, 2.0392, 1.4142, 1.4142], pooled[0, 0]);
        AssertEqual([1, 1, 0, 0], pooled[1, 0]);
    }

    [Fact]
    public void Equal_weights_give_the_plain_mean_and_unbiased_deviation() =>
        AssertEqual([3, 3, 1.4142, 1.4142], StatisticsPooling.Apply(torch.tensor(TwoChannels, [1, 2, 2]), torch.ones(1, 1, 2))[0, 0]);

    [Fact]
    public void Nothing_to_look_at_gives_zeros() =>
        AssertEqual([0, 0, 0, 0], StatisticsPooling.Apply(torch.tensor(TwoChannels, [1, 2, 2]), torch.zeros(1, 1, 2))[0, 0]);

    [Fact]
    public void A_single_frame_gives_its_value_and_no_deviation() =>
        AssertEqual([4, 4, 0, 0], StatisticsPooling.Apply(torch.tensor(TwoChannels, [1, 2, 2]), torch.tensor(Last, [1, 1, 2]))[0, 0]);

    [Fact]
    public void A_longer_mask_is_read_at_the_nearest_earlier_frame()
    {
        var mask = SlotMasks.Resize(torch.tensor(Three, [1, 1, 3]), 2);

        AssertEqual([2, 2, 0, 0], StatisticsPooling.Apply(torch.full([1, 2, 2], 2f), mask)[0, 0]);
    }

    [Fact]
    public void A_windows_masks_are_read_at_125_of_589_frames()
    {
        var mask = SlotMasks.Resize(torch.arange(589, torch.ScalarType.Float32).view(1, 1, 589), 125);

        Assert.Equal(Enumerable.Range(0, 125).Select(i => (float)(i * 589 / 125)), mask.data<float>());
        Assert.True(torch.allclose(torch.nn.functional.interpolate(torch.arange(589, torch.ScalarType.Float32).view(1, 1, 589), [125]), mask));
    }

    [Fact]
    public void Slots_are_pooled_as_if_each_were_alone()
    {
        var features = torch.randn(4, 30, 25);
        var weights = torch.rand(4, 3, 25);

        var together = StatisticsPooling.Apply(features, weights);

        for (var slot = 0; slot < 3; slot++)
        {
            Assert.True(torch.allclose(StatisticsPooling.Apply(features, weights.narrow(1, slot, 1))[.., 0], together[.., slot], atol: 1e-5));
        }
    }

    public void Dispose() => _scope.Dispose();

    private static void AssertEqual(double[] expected, torch.Tensor actual) =>
        Assert.All(expected.Zip(actual.data<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
}
