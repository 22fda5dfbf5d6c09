using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Podcasts.Core.Models;
using Podcasts.Core.Tests.Weights.PyTorch;
using Podcasts.Core.Weights.Numpy;

namespace Podcasts.Core.Tests.Weights.Numpy;

public sealed class NpzFileTests : IDisposable
{
    private readonly TemporaryFile _file = new("plda.npz");

    [SharedDataFact("plda/plda.npz", "plda/xvec_transform.npz")]
    public void The_published_PLDA_is_read()
    {
        var plda = NpzFile.Read(SharedData.Path("plda", "plda.npz"));
        var transform = NpzFile.Read(SharedData.Path("plda", "xvec_transform.npz"));

        Assert.Equal(["mu", "psi", "tr"], plda.Keys.Order());
        Assert.Equal([128, 128], plda["tr"].Shape);
        Assert.Equal(128 * 128, plda["tr"].Values.Length);
        Assert.Equal(25.88, plda["psi"].Values[0], 0.005);
        Assert.Equal(0.570, plda["psi"].Values[^1], 0.0005);
        Assert.Equal([256, 128], transform["lda"].Shape);
        Assert.All(transform["lda"].Values, value => Assert.Equal(value, (float)value));
    }

    [Fact]
    public void Both_number_types_and_both_orders_are_read_in_C_order()
    {
        Write(
            ("c.npy", Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", MemoryMarshal.AsBytes<double>([1, 2, 3, 4, 5, 6]))),
            ("fortran.npy", Npy("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", MemoryMarshal.AsBytes<double>([1, 4, 2, 5, 3, 6]))),
            ("cube.npy", Npy("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2, 2), }", MemoryMarshal.AsBytes<float>([1, 5, 3, 7, 2, 6, 4, 8]))),
            ("single.npy", Npy("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", MemoryMarshal.AsBytes<float>([0.5f]), version: 2)),
            ("none.npy", Npy("{'descr': '<f4', 'fortran_order': True, 'shape': (0, 4), }", [])),
            ("readme.txt", "no array"u8.ToArray()));

        var arrays = NpzFile.Read(_file.Path);

        Assert.Equal(["c", "cube", "fortran", "none", "single"], arrays.Keys.Order());
        Assert.Equal([1, 2, 3, 4, 5, 6], arrays["c"].Values);
        Assert.Equal([1, 2, 3, 4, 5, 6], arrays["fortran"].Values);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], arrays["cube"].Values);
        Assert.Equal([0.5], arrays["single"].Values);
        Assert.Empty(arrays["none"].Values);
    }

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "it does not hold float32 or float64 values")]
    [InlineData("{'descr': '>f8', 'fortran_order': False, 'shape': (1,), }", "it does not hold float32 or float64 values")]
    [InlineData("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", "it does not hold float32 or float64 values")]
    [InlineData("__import__('os').system('evil')", "it does not hold float32 or float64 values")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", "its shape of 1 dimensions does not fit its 8 bytes of values")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647), }", "its shape of 3 dimensions does not fit its 8 bytes of values")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }", "its shape is impossible")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1), }", "its shape is impossible")]
    public void An_array_that_lies_is_refused_in_one_sentence(string header, string why)
    {
        Write(("a.npy", Npy(header, new byte[8])));

        Assert.Equal($"a.npy in plda.npz is not an array of NumPy's that can be read: {why}.", Assert.Throws<ModelFileException>(() => NpzFile.Read(_file.Path)).Message);
    }

    [Fact]
    public void What_is_no_array_or_cut_short_is_refused()
    {
        Write(("a.npy", "<!DOCTYPE html>"u8.ToArray()));
        Assert.Contains("it does not begin as one", Assert.Throws<ModelFileException>(() => NpzFile.Read(_file.Path)).Message, StringComparison.Ordinal);

        Write(("a.npy", Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (), }", [])[..40]));
        Assert.Contains("it ends inside its header", Assert.Throws<ModelFileException>(() => NpzFile.Read(_file.Path)).Message, StringComparison.Ordinal);

        File.WriteAllText(_file.Path, "PK");
        Assert.Contains("is no zip archive", Assert.Throws<ModelFileException>(() => NpzFile.Read(_file.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _file.Dispose();

    private void Write(params (string Name, byte[] Bytes)[] entries) => CheckpointWriter.WriteZip(_file.Path, CompressionLevel.Optimal, entries);

    private static byte[] Npy(string header, ReadOnlySpan<byte> values, byte version = 1)
    {
        var bytes = Encoding.ASCII.GetBytes(header + "\n");
        var length = version == 1 ? BitConverter.GetBytes((ushort)bytes.Length) : BitConverter.GetBytes(bytes.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. bytes, .. values];
    }
}
