using Podcasts.Core.Transcribe.Whisper.Ggml;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Ggml;

public sealed class GgmlBlocksTests
{
    [Fact]
    public void A_block_of_q4_0_unpacks_low_nibbles_first()
    {
        var block = Block(GgmlType.Q4_0, scale: 0.5f);
        block[2] = 0x1F;

        var values = Decode(GgmlType.Q4_0, block);

        Assert.Equal(3.5f, values[0]);
        Assert.Equal(-3.5f, values[16]);
    }

    [Fact]
    public void A_block_of_q5_0_takes_its_fifth_bits_from_the_mask()
    {
        var block = Block(GgmlType.Q5_0, scale: 1);
        block[2] = 1; // bits 0 and 16
        block[4] = 1;
        block[6] = 0x21;

        var values = Decode(GgmlType.Q5_0, block);

        Assert.Equal(1f, values[0]);
        Assert.Equal(2f, values[16]);
        Assert.Equal(-16f, values[1]);
    }

    [Fact]
    public void A_block_of_q8_0_is_signed()
    {
        var block = Block(GgmlType.Q8_0, scale: 0.25f);
        block[2 + 3] = unchecked((byte)-8);

        Assert.Equal(-2f, Decode(GgmlType.Q8_0, block)[3]);
    }

    [Theory]
    [InlineData(GgmlType.Float32, 0)]
    [InlineData(GgmlType.Float16, 0.0005)]
    [InlineData(GgmlType.Q4_0, 1.0 / 8)]
    [InlineData(GgmlType.Q4_1, 1.0 / 15)]
    [InlineData(GgmlType.Q5_0, 1.0 / 16)]
    [InlineData(GgmlType.Q5_1, 1.0 / 31)]
    [InlineData(GgmlType.Q8_0, 0.5 / 127)]
    public void What_is_packed_comes_back_within_a_step(GgmlType type, double step)
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 32 * 5000).Select(_ => (2 * random.NextSingle()) - 1).ToArray();

        var back = Decode(type, GgmlBlocks.Encode(type, values));

        Assert.Equal(values.Length, back.Length);
        Assert.All(values.Zip(back), pair => Assert.InRange(pair.Second - (double)pair.First, -step - 0.002, step + 0.002));
    }

    private static byte[] Block(GgmlType type, float scale)
    {
        var block = new byte[type.BlockBytes()];
        BitConverter.GetBytes((Half)scale).CopyTo(block, 0);
        return block;
    }

    private static float[] Decode(GgmlType type, byte[] bytes)
    {
        var values = new float[type.IsQuantized() ? bytes.Length / type.BlockBytes() * GgmlTypes.BlockLength : bytes.Length / type.BlockBytes()];
        GgmlBlocks.Decode(type, bytes, values);
        return values;
    }
}
