using System.IO.Compression;
using System.Runtime.InteropServices;
using Podcasts.Core.Models;
using Podcasts.Core.Weights.PyTorch;

namespace Podcasts.Core.Tests.Weights.PyTorch;

public sealed class PyTorchCheckpointTests : IDisposable
{
    private static readonly byte[] Floats = MemoryMarshal.AsBytes<float>([0, 1, 2, 3, 4, 5]).ToArray();

    private readonly TemporaryFile _file = new("pytorch_model.bin");

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_checkpoint_of_pyannotes_kind_is_read(int protocol)
    {
        var pickle = protocol == 2 ? PythonPickles.Protocol2 : PythonPickles.Protocol4;
        CheckpointWriter.Write(_file.Path, pickle, ("archive/data/0", Floats), ("archive/data/1", BitConverter.GetBytes(77L)), ("archive/byteorder", "little"u8.ToArray()));

        using var checkpoint = PyTorchCheckpoint.Open(_file.Path);

        Assert.Equal(["norm.num_batches_tracked", "part.bias", "turned.weight", "whole.weight"], checkpoint.Tensors.Keys.Order());
        // Three views of one storage: all of it, its transpose, and its end.
        Assert.Equal([0, 1, 2, 3, 4, 5], checkpoint.Tensors["whole.weight"].Read());
        Assert.Equal([2, 3], checkpoint.Tensors["whole.weight"].Shape);
        Assert.Equal([0, 3, 1, 4, 2, 5], checkpoint.Tensors["turned.weight"].Read());
        Assert.Equal([3, 2], checkpoint.Tensors["turned.weight"].Shape);
        Assert.Equal([4, 5], checkpoint.Tensors["part.bias"].Read());
        Assert.Equal([77], checkpoint.Tensors["norm.num_batches_tracked"].Read());
        Assert.Empty(checkpoint.Tensors["norm.num_batches_tracked"].Shape);
        Assert.Equal("i64", checkpoint.Tensors["norm.num_batches_tracked"].Type);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Settings_are_plain_values_and_unknown_classes_their_parts(int protocol)
    {
        var pickle = protocol == 2 ? PythonPickles.Protocol2 : PythonPickles.Protocol4;
        CheckpointWriter.Write(_file.Path, pickle, ("archive/data/0", Floats), ("archive/data/1", new byte[8]));

        using var checkpoint = PyTorchCheckpoint.Open(_file.Path);

        var settings = Dictionary(checkpoint.Contents["hyper_parameters"]);
        Assert.Equal(10L, Dictionary(settings["sincnet"])["stride"]);
        Assert.Equal((16000L, 0.5, true, null, -(1L << 40)), (settings["sample_rate"], settings["dropout"], settings["monolithic"], settings["nothing"], settings["large"]));
        Assert.Equal([1L, 300L, 70000L, 4L], Assert.IsType<object?[]>(settings["sizes"]));
        var pyannote = Dictionary(checkpoint.Contents["pyannote.audio"]);
        Assert.Equal("PyanNet", Dictionary(pyannote["architecture"])["class"]);
        Assert.Equal(["2.0.0"], Assert.IsType<PickleObject>(Dictionary(pyannote["versions"])["torch"]).Arguments);
        var specifications = Assert.IsType<PickleObject>(pyannote["specifications"]);
        Assert.Equal("pyannote.audio.core.task.Specifications", specifications.Type.ToString());
        var state = Dictionary(specifications.State);
        Assert.Equal(["a", "b"], Assert.IsType<List<object?>>(state["classes"]));
        Assert.Equal([1L], Assert.IsType<PickleObject>(state["problem"]).Arguments);
    }

    [Theory]
    [InlineData("HalfStorage", 2, "f16")]
    [InlineData("BFloat16Storage", 2, "bf16")]
    [InlineData("DoubleStorage", 8, "f64")]
    [InlineData("IntStorage", 4, "i32")]
    public void Every_type_of_storage_is_read(string type, int bytes, string name)
    {
        CheckpointWriter.Write(_file.Path, new PickleWriter().Tensor(0, [6], [1], type).Done(), ("archive/data/0", new byte[6 * bytes]));

        using var checkpoint = PyTorchCheckpoint.Open(_file.Path);

        Assert.Equal(name, checkpoint.Tensors["weight"].Type);
        Assert.Equal(new float[6], checkpoint.Tensors["weight"].Read());
    }

    public static TheoryData<byte[], string> Lies => new()
    {
        { new PickleWriter().Tensor(1, [6], [1]).Done(), "reaches out of its storage of 6 values" },
        { new PickleWriter().Tensor(0, [2, 3], [4, 1]).Done(), "reaches out of its storage of 6 values" },
        { new PickleWriter().Tensor(-1, [2], [1]).Done(), "reaches out of its storage of 6 values" },
        { new PickleWriter().Tensor(5, [2], [-1]).Done(), "reaches out of its storage of 6 values" },
        { new PickleWriter().Tensor(0, [int.MaxValue], [0]).Done(), "reaches out of its storage of 6 values" },
        { new PickleWriter().Tensor(0, [int.MaxValue, int.MaxValue, int.MaxValue], [int.MaxValue, int.MaxValue, int.MaxValue]).Done(), "reaches out of its storage of 6 values" },
        { new PickleWriter().Tensor(0, [6], [1, 1]).Done(), "reaches out of its storage of 6 values" },
        { new PickleWriter().Tensor(0, [6], [1], count: 7).Done(), "the values of its tensor weight are not there" },
        { new PickleWriter().Tensor(0, [6], [1], key: "1").Done(), "the values of its tensor weight are not there" },
        { new PickleWriter().Tensor(0, [6], [1], key: "../version").Done(), "the values of its tensor weight are not there" },
        { new PickleWriter().Tensor(0, [6], [1], "QInt8Storage").Done(), "it holds values of the type QInt8Storage, which is not supported" },
        { new PickleWriter().Tensor(0, [6], [1], count: -1).Done(), "it refers to something other than a storage of values" },
        { new PickleWriter().Do("N").Done(), "it is no dictionary" },
        { new PickleWriter().Do("i").Done(), "it holds the instruction 0x69, which no checkpoint needs" },
        { "\u0080\u0002}"u8.ToArray(), "it holds the instruction 0xC2, which no checkpoint needs" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_pickle_that_lies_is_refused_in_one_sentence(byte[] pickle, string why)
    {
        CheckpointWriter.Write(_file.Path, pickle, ("archive/data/0", Floats));

        var failure = Assert.Throws<ModelFileException>(() => PyTorchCheckpoint.Open(_file.Path));

        Assert.StartsWith("pytorch_model.bin is not a PyTorch checkpoint that can be read here: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(why + ".", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_the_other_byte_order_are_refused()
    {
        CheckpointWriter.Write(_file.Path, new PickleWriter().Tensor(0, [6], [1]).Done(), ("archive/data/0", Floats), ("archive/byteorder", "big"u8.ToArray()));

        Assert.Contains("its numbers are not little-endian", Assert.Throws<ModelFileException>(() => PyTorchCheckpoint.Open(_file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_would_expand_without_bound_is_refused()
    {
        const int TooMuch = (64 << 20) + 4;
        CheckpointWriter.WriteZip(
            _file.Path,
            CompressionLevel.Optimal,
            ("archive/data.pkl", new PickleWriter().Tensor(0, [TooMuch / 4], [1], count: TooMuch / 4).Done()),
            ("archive/data/0", new byte[TooMuch]));

        using var checkpoint = PyTorchCheckpoint.Open(_file.Path);

        Assert.InRange(new FileInfo(_file.Path).Length, 0, 1 << 20);
        Assert.Equal(
            "The model file pytorch_model.bin says that its entry 0 is 67108868 bytes long, which is too much.",
            Assert.Throws<ModelFileException>(() => checkpoint.Tensors["weight"].Read()).Message);
    }

    [Fact]
    public void Files_that_are_no_archive_have_no_pickle_or_are_missing_say_so()
    {
        File.WriteAllText(_file.Path, "\u0080\u0002 an older format");
        Assert.Equal("The model file pytorch_model.bin is no zip archive, or cut short. Get it again.", Problem());

        CheckpointWriter.WriteZip(_file.Path, CompressionLevel.NoCompression, ("archive/version", "3"u8.ToArray()));
        Assert.Equal("pytorch_model.bin is not a PyTorch checkpoint that can be read here: it has no data.pkl.", Problem());

        CheckpointWriter.WriteZip(_file.Path, CompressionLevel.NoCompression, ("a/data.pkl", []), ("a/data.pkl", []));
        Assert.Equal("The model file pytorch_model.bin holds two entries of one name.", Problem());

        File.Delete(_file.Path);
        Assert.Contains("cannot be opened", Problem(), StringComparison.Ordinal);

        string Problem() => Assert.Throws<ModelFileException>(() => PyTorchCheckpoint.Open(_file.Path)).Message;
    }

    public void Dispose() => _file.Dispose();

    private static Dictionary<object, object?> Dictionary(object? value) => Assert.IsType<Dictionary<object, object?>>(value);
}
