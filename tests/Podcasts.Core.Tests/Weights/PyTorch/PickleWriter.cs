using System.Text;

namespace Podcasts.Core.Tests.Weights.PyTorch;

/// <summary>Writes pickles by hand, instruction by instruction.</summary>
internal sealed class PickleWriter
{
    private readonly List<byte> _bytes = [0x80, 2];

    /// <summary>Instructions given by their letters.</summary>
    public PickleWriter Do(string opcodes)
    {
        _bytes.AddRange(Encoding.Latin1.GetBytes(opcodes));
        return this;
    }

    public PickleWriter Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _bytes.Add((byte)'X');
        _bytes.AddRange(BitConverter.GetBytes(bytes.Length));
        _bytes.AddRange(bytes);
        return this;
    }

    public PickleWriter Number(int number)
    {
        _bytes.Add((byte)'J');
        _bytes.AddRange(BitConverter.GetBytes(number));
        return this;
    }

    public PickleWriter Numbers(params int[] numbers)
    {
        Do("(");
        foreach (var number in numbers)
        {
            Number(number);
        }

        return Do("t");
    }

    /// <summary>A state dict of one tensor, called weight.</summary>
    public PickleWriter Tensor(int offset, int[] shape, int[] strides, string type = "FloatStorage", string key = "0", int count = 6) =>
        Do("}").Text("weight").Do("ctorch._utils\n_rebuild_tensor_v2\n((").Text("storage").Do($"ctorch\n{type}\n").Text(key).Text("cpu").Number(count).Do("tQ")
            .Number(offset).Numbers(shape).Numbers(strides).Do("\u0089}tRs");

    public byte[] Done() => [.. _bytes, (byte)'.'];
}
