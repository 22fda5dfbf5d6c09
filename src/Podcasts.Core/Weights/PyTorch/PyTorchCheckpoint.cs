using Podcasts.Core.Models;

namespace Podcasts.Core.Weights.PyTorch;

/// <summary>
/// An open file of <c>torch.save</c> (diarization.md 2.5), such as pyannote's <c>pytorch_model.bin</c>. It is a program for Python by
/// nature; here it is read as data and nothing of it is run. Use it from one thread at a time.
/// </summary>
public sealed class PyTorchCheckpoint : IDisposable
{
    // Published checkpoints list their tensors in some kilobytes.
    private const long LongestPickle = 16 << 20;
    private const string Pickle = "data.pkl";
    private const string StateDict = "state_dict";

    private readonly ZipEntries _entries;
    private readonly string _name;
    private readonly string _folder;

    private PyTorchCheckpoint(string name, ZipEntries entries)
    {
        (_name, _entries) = (name, entries);
        var pickle = entries.Names.FirstOrDefault(entry => entry == Pickle || entry.EndsWith("/" + Pickle, StringComparison.Ordinal))
            ?? throw Unreadable($"it has no {Pickle}");
        _folder = pickle[..^Pickle.Length];
        CheckByteOrder();
        Contents = Unpickle(pickle);
        var state = Contents.TryGetValue(StateDict, out var found) && found is Dictionary<object, object?> inner ? Named(inner) : Contents;
        Tensors = state
            .Where(entry => entry.Value is StoredTensor)
            .ToDictionary(entry => entry.Key, entry => Weight(entry.Key, (StoredTensor)entry.Value!));
    }

    /// <summary>What the file holds at its top, by name: besides <c>state_dict</c> mostly settings, as plain values (see <see cref="Unpickler.Read"/>).</summary>
    public IReadOnlyDictionary<string, object?> Contents { get; }

    /// <summary>The tensors of <c>state_dict</c>, or of the file itself where it is one.</summary>
    public IReadOnlyDictionary<string, WeightTensor> Tensors { get; }

    /// <summary>Opens a file and reads everything but the values of its tensors.</summary>
    /// <exception cref="ModelFileException">It is missing, broken, or holds what a checkpoint does not need.</exception>
    public static PyTorchCheckpoint Open(string path)
    {
        var entries = ZipEntries.Open(path);
        try
        {
            return new(Path.GetFileName(path), entries);
        }
        catch
        {
            entries.Dispose();
            throw;
        }
    }

    private void CheckByteOrder()
    {
        var entry = _folder + "byteorder";
        if (_entries.Names.Contains(entry) && !_entries.Read(entry, 16).AsSpan().SequenceEqual("little"u8))
        {
            throw Unreadable("its numbers are not little-endian");
        }
    }

    private Dictionary<string, object?> Unpickle(string pickle)
    {
        try
        {
            return new Unpickler(_entries.Read(pickle, LongestPickle)).Read() is Dictionary<object, object?> contents
                ? Named(contents)
                : throw Unreadable("it is no dictionary");
        }
        catch (FormatException failure)
        {
            throw Unreadable(failure.Message, failure);
        }
    }

    private static Dictionary<string, object?> Named(Dictionary<object, object?> entries) =>
        entries.Where(entry => entry.Key is string).ToDictionary(entry => (string)entry.Key, entry => entry.Value);

    private WeightTensor Weight(string name, StoredTensor tensor)
    {
        var entry = $"{_folder}data/{tensor.Storage.Key}";
        var expected = (long)tensor.Storage.Count * tensor.Storage.Type.Bytes();
        return _entries.Length(entry) is { } length && length == expected
            ? new(name, tensor.Shape, tensor.Storage.Type.Name(), () => tensor.Pick(Read(tensor.Storage, entry)))
            : throw Unreadable($"the values of its tensor {name[..Math.Min(name.Length, 256)]} are not there");
    }

    private float[] Read(Storage storage, string entry)
    {
        var values = new float[storage.Count];
        storage.Type.Decode(_entries.Read(entry, long.MaxValue), values);
        return values;
    }

    private ModelFileException Unreadable(string why, Exception? inner = null) =>
        new($"{_name} is not a PyTorch checkpoint that can be read here: {why}.", inner);

    public void Dispose() => _entries.Dispose();
}
