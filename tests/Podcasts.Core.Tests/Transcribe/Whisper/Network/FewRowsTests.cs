using Podcasts.Core.Transcribe.Whisper.Network;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Network;

public sealed class FewRowsTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    [Theory]
    [InlineData(1, 64, 100)]
    [InlineData(1, 512, 1537)]
    [InlineData(3, 32, 8200)]
    [InlineData(6, 96, 8193)]
    [InlineData(16, 64, 8192)]
    public void Equals_the_product_in_double_precision(int rows, int inputs, int outputs)
    {
        var (x, weight, bias) = (Random(rows, inputs), Random(outputs, inputs), Random(outputs));

        Assert.True(FewRows.Suits(x, weight));
        var product = FewRows.Apply(x, weight, bias);

        var exact = x.to(torch.ScalarType.Float64).matmul(weight.to(torch.ScalarType.Float64).t()) + bias.to(torch.ScalarType.Float64);
        Assert.Equal(torch.ScalarType.Float32, product.dtype);
        Assert.True(torch.allclose(product.to(torch.ScalarType.Float64), exact, atol: 1e-4));
    }

    [Fact]
    public void Reads_rows_that_lie_apart()
    {
        var (x, weight) = (Random(2, 3, 64), Random(9000, 64));

        var product = FewRows.Apply(x.select(1, 1), weight, null);

        Assert.True(torch.allclose(product, FewRows.Apply(x.select(1, 1).contiguous(), weight, null), rtol: 0, atol: 0));
    }

    [Fact]
    public void Leaves_many_rows_other_types_and_odd_widths_to_libtorch()
    {
        Assert.False(FewRows.Suits(Random(2, 64), Random(100, 64)));
        Assert.False(FewRows.Suits(Random(17, 64), Random(9000, 64)));
        Assert.False(FewRows.Suits(Random(1, 64).to(torch.ScalarType.Float32), Random(100, 64)));
        Assert.False(FewRows.Suits(Random(1, 30), Random(100, 30)));
    }

    public void Dispose() => _scope.Dispose();

    private static torch.Tensor Random(params long[] shape)
    {
        using var dice = new torch.Generator(7);
        return torch.randn(shape, generator: dice).to(torch.ScalarType.BFloat16);
    }
}
