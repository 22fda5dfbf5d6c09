using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Embedding;
using Podcasts.Core.Speakers.Network;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Weights;
using TorchSharp;

namespace Podcasts.Core.Tests.Speakers.Network;

public sealed class NetworkTensorsTests
{
    [Fact]
    public void The_published_segmentation_network_has_1473265_learnt_values_in_52_tensors()
    {
        var shapes = PyanNetDimensions.Published.Tensors();

        Assert.Equal(52, shapes.Count);
        Assert.Equal(1_473_265, Values(shapes));
    }

    [Fact]
    public void The_published_embedding_network_has_218_tensors_with_the_36_counters_of_batches()
    {
        var shapes = ResNetDimensions.Published.Tensors();
        var isStatistic = shapes.ToLookup(shape => shape.Key.Contains("running_", StringComparison.Ordinal));

        Assert.Equal(218 - 36, shapes.Count);
        Assert.Equal(6_634_336, Values(isStatistic[false]));
    }

    [Fact]
    public void Sizes_are_read_from_the_tensors()
    {
        var narrow = new PyanNetDimensions(40, 60, 16, 2, 24);
        var thin = new ResNetDimensions(4, 48);

        Assert.Equal(narrow, PyanNetDimensions.Of(RandomTensors.Of(narrow.Tensors())));
        Assert.Equal(thin, ResNetDimensions.Of(RandomTensors.Of(thin.Tensors())));
    }

    [Fact]
    public void A_foreign_file_is_refused_with_a_list_of_differences()
    {
        var read = RandomTensors.Of(new PyanNetDimensions(40, 60, 16, 2, 24).Tensors());
        read.Remove("lstm.bias_hh_l1");
        read["classifier.weight"] = RandomTensors.Weight("classifier.weight", [8, 24], new float[8 * 24]);

        var refusal = Assert.Throws<ModelFileException>(() => PyanNet.Load(read, torch.CPU));

        Assert.Equal(
            "This is no speaker segmentation network that the app knows: lstm.bias_hh_l1 is missing; classifier.weight is (8, 24), not (7, 24). Use the files of pyannote's community-1 or 3.1.",
            refusal.Message);
    }

    [Fact]
    public void A_file_of_something_else_is_refused_in_a_few_lines()
    {
        var refusal = Assert.Throws<ModelFileException>(() => ResNet.Load(new Dictionary<string, WeightTensor>(), torch.CPU));

        Assert.EndsWith("; and 174 more. Use the files of pyannote's community-1 or 3.1.", refusal.Message, StringComparison.Ordinal);
    }

    private static long Values(IEnumerable<KeyValuePair<string, long[]>> shapes) =>
        shapes.Sum(shape => shape.Value.Aggregate(1L, (product, size) => product * size));
}
