using Podcasts.Core.Transcribe.Whisper.Network;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Network;

public sealed class OneQueryTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    [Theory]
    [InlineData(1, 2, 32, 1500)]
    [InlineData(3, 8, 64, 1)]
    [InlineData(2, 5, 96, 448)]
    public void Equals_attention_in_double_precision(int batch, int heads, int width, int keys)
    {
        var (query, key, value) = (Random(batch, heads, 1, width), Random(batch, heads, keys, width), Random(batch, heads, keys, width));

        Assert.True(OneQuery.Suits(query));
        AssertAttends(query, key, value);
    }

    [Fact]
    public void Reads_the_part_of_a_cache_that_is_filled()
    {
        var cache = Random(2, 3, 4, 50, 64);
        var filled = cache.narrow(3, 0, 17);

        AssertAttends(Random(3, 4, 1, 64), filled.select(0, 0), filled.select(0, 1));
    }

    [Fact]
    public void Leaves_several_queries_and_other_types_to_libtorch()
    {
        Assert.False(OneQuery.Suits(Random(1, 2, 2, 64)));
        Assert.False(OneQuery.Suits(Random(1, 2, 1, 64).to(torch.ScalarType.Float32)));
        Assert.False(OneQuery.Suits(Random(1, 2, 1, 24)));
    }

    public void Dispose() => _scope.Dispose();

    private static void AssertAttends(torch.Tensor query, torch.Tensor key, torch.Tensor value)
    {
        var attended = OneQuery.Apply(query, key, value);

        var exact = functional.scaled_dot_product_attention(Exact(query), Exact(key), Exact(value)).transpose(1, 2).reshape(query.size(0), 1, -1);
        Assert.True(torch.allclose(Exact(attended), exact, rtol: 0.005, atol: 1e-3));
    }

    private static torch.Tensor Exact(torch.Tensor tensor) => tensor.to(torch.ScalarType.Float64);

    private static torch.Tensor Random(params long[] shape)
    {
        using var dice = new torch.Generator(7);
        return torch.randn(shape, generator: dice).to(torch.ScalarType.BFloat16);
    }
}
