namespace Podcasts.Core.Weights.PyTorch;

/// <summary>
/// Reads a pickle as plain values (diarization.md 2.5): numbers, strings, lists, tuples as arrays, dictionaries, tensors,
/// and <see cref="PickleObject"/> for everything else. It executes nothing, whatever the pickle asks for.
/// </summary>
internal sealed class Unpickler(ReadOnlyMemory<byte> pickle)
{
    private const int MostRemembered = 1 << 20;
    private const int LatestProtocol = 5;

    private readonly PickleReader _reader = new(pickle);
    private readonly PickleStack _stack = new();
    private readonly Dictionary<uint, object?> _memo = [];

    /// <summary>Reads all of it.</summary>
    /// <returns>Null, bool, long, double, string, byte[], object?[], List, Dictionary, StoredTensor, PickleGlobal or PickleObject.</returns>
    /// <exception cref="FormatException">It is no pickle that a checkpoint needs; the message says why in half a sentence.</exception>
    public object? Read()
    {
        while (true)
        {
            var opcode = (PickleOpcode)_reader.Byte();
            if (opcode == PickleOpcode.Stop)
            {
                return _stack.Pop();
            }

            Apply(opcode);
        }
    }

    private void Apply(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Protocol:
                if (_reader.Byte() is > LatestProtocol and var protocol)
                {
                    throw new FormatException($"it is a pickle of protocol {protocol}");
                }

                break;
            case PickleOpcode.Frame:
                _reader.Int64();
                break;
            case PickleOpcode.Mark:
                _stack.Mark();
                break;
            case PickleOpcode.BinPut:
                Remember(_reader.Byte());
                break;
            case PickleOpcode.LongBinPut:
                Remember(_reader.UInt32());
                break;
            case PickleOpcode.Memoize:
                Remember((uint)_memo.Count);
                break;
            case PickleOpcode.Append:
                PickleParts.Add(_stack.Pop(1), _stack.Top);
                break;
            case PickleOpcode.Appends or PickleOpcode.AddItems:
                PickleParts.Add(_stack.PopMarked(), _stack.Top);
                break;
            case PickleOpcode.SetItem:
                PickleParts.Set(_stack.Pop(2), _stack.Top);
                break;
            case PickleOpcode.SetItems:
                PickleParts.Set(_stack.PopMarked(), _stack.Top);
                break;
            case PickleOpcode.Build:
                PickleParts.Build(_stack.Pop(), _stack.Top);
                break;
            default:
                _stack.Push(Value(opcode));
                break;
        }
    }

    private object? Value(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.None => null,
        PickleOpcode.True => true,
        PickleOpcode.False => false,
        PickleOpcode.BinInt => (long)_reader.Int32(),
        PickleOpcode.BinInt1 => (long)_reader.Byte(),
        PickleOpcode.BinInt2 => (long)_reader.UInt16(),
        PickleOpcode.Long1 => _reader.Long(),
        PickleOpcode.BinFloat => _reader.Double(),
        PickleOpcode.BinUnicode or PickleOpcode.BinString => _reader.Text(_reader.UInt32()),
        PickleOpcode.ShortBinUnicode or PickleOpcode.ShortBinString => _reader.Text(_reader.Byte()),
        PickleOpcode.BinBytes => _reader.Bytes(_reader.UInt32()),
        PickleOpcode.ShortBinBytes => _reader.Bytes(_reader.Byte()),
        PickleOpcode.EmptyList or PickleOpcode.EmptySet => new List<object?>(),
        PickleOpcode.EmptyDictionary => new Dictionary<object, object?>(),
        PickleOpcode.EmptyTuple => Array.Empty<object?>(),
        PickleOpcode.Tuple1 => _stack.Pop(1),
        PickleOpcode.Tuple2 => _stack.Pop(2),
        PickleOpcode.Tuple3 => _stack.Pop(3),
        PickleOpcode.Tuple => _stack.PopMarked(),
        PickleOpcode.BinGet => Recall(_reader.Byte()),
        PickleOpcode.LongBinGet => Recall(_reader.UInt32()),
        PickleOpcode.Global => new PickleGlobal(_reader.Line(), _reader.Line()),
        PickleOpcode.StackGlobal => _stack.Pop(2) is [string module, string name] ? new PickleGlobal(module, name) : throw new FormatException("a class has no name"),
        PickleOpcode.BinPersistentId => PickleCalls.StorageOf(_stack.Pop()),
        PickleOpcode.Reduce or PickleOpcode.NewObject => PickleCalls.Call(_stack.Pop(2)),
        _ => throw new FormatException($"it holds the instruction 0x{(byte)opcode:X2}, which no checkpoint needs"),
    };

    private void Remember(uint key)
    {
        if (_memo.Count == MostRemembered)
        {
            throw new FormatException($"it remembers more than {MostRemembered} values");
        }

        _memo[key] = _stack.Top;
    }

    private object? Recall(uint key) => _memo.TryGetValue(key, out var value) ? value : throw new FormatException("it recalls a value that it has not remembered");
}
