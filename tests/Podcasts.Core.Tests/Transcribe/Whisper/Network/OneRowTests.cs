using Podcasts.Core.Transcribe.Whisper.Network;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Network;

public sealed class OneRowTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    [Theory]
    [InlineData(64, 100)]
    [InlineData(96, 1)]
    [InlineData(512, 1537)]
    public void Equals_the_product_in_double_precision(int inputs, int outputs)
    {
        var (x, weight, bias) = (Random(1, 1, inputs), Random(outputs, inputs), Random(outputs));

        Assert.True(OneRow.Suits(x, weight));
        var product = OneRow.Apply(x, weight, bias);

        var exact = x.to(torch.ScalarType.Float64).matmul(weight.to(torch.ScalarType.Float64).t()) + bias.to(torch.ScalarType.Float64);
        Assert.Equal(torch.ScalarType.Float32, product.dtype);
        Assert.True(torch.allclose(product.to(torch.ScalarType.Float64), exact, atol: 1e-4));
    }

    [Fact]
    public void Reads_a_row_that_is_part_of_another_tensor()
    {
        var (x, weight) = (Random(1, 3, 64), Random(90, 64));

        var product = OneRow.Apply(x.select(1, 1), weight, null);

        Assert.True(torch.allclose(product, OneRow.Apply(x.select(1, 1).contiguous(), weight, null), rtol: 0, atol: 0));
    }

    [Fact]
    public void Leaves_several_rows_other_types_and_odd_widths_to_libtorch()
    {
        Assert.False(OneRow.Suits(Random(2, 64), Random(100, 64)));
        Assert.False(OneRow.Suits(Random(1, 64).to(torch.ScalarType.Float32), Random(100, 64)));
        Assert.False(OneRow.Suits(Random(1, 30), Random(100, 30)));
    }

    public void Dispose() => _scope.Dispose();

    private static torch.Tensor Random(params long[] shape)
    {
        using var dice = new torch.Generator(7);
        return torch.randn(shape, generator: dice).to(torch.ScalarType.BFloat16);
    }
}
