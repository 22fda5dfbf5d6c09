using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>What the decoder remembers of a batch: keys and values of the audio, and of the text so far.</summary>
/// <remarks>Each tensor holds keys and values: [2, rows, heads, positions, d / heads], one tensor a layer.</remarks>
internal sealed class KeyValueCache : IDisposable
{
    private readonly torch.Tensor[] _text;
    private readonly torch.Tensor[] _audio;

    private KeyValueCache(torch.Tensor[] audio, torch.Tensor[] text)
    {
        _audio = audio;
        _text = text;
    }

    public long Rows => _audio[0].size(1);

    /// <summary>Starts with empty text.</summary>
    /// <param name="audio">Projected audio, one tensor a layer, owned by the cache from now on.</param>
    /// <param name="positions">Room for so many tokens; untouched room costs no memory.</param>
    public static KeyValueCache Start(torch.Tensor[] audio, int positions)
    {
        var like = audio[0];
        var shape = new[] { 2, like.size(1), like.size(2), positions, like.size(4) };
        foreach (var tensor in audio)
        {
            tensor.DetachFromDisposeScope();
        }

        return new(audio, [.. audio.Select(_ => torch.empty(shape, like.dtype, like.device).DetachFromDisposeScope())]);
    }

    /// <summary>Keys and values of a layer's audio.</summary>
    public (torch.Tensor Key, torch.Tensor Value) Audio(int layer) => (_audio[layer].select(0, 0), _audio[layer].select(0, 1));

    /// <summary>Writes the keys and values of new positions and gives all so far.</summary>
    /// <param name="layer">The decoder layer.</param>
    /// <param name="keyValue">[2, rows, heads, new positions, d / heads].</param>
    /// <param name="position">The first new position.</param>
    public (torch.Tensor Key, torch.Tensor Value) Append(int layer, torch.Tensor keyValue, int position)
    {
        var added = keyValue.size(3);
        _text[layer].narrow(3, position, added).copy_(keyValue);
        var all = _text[layer].narrow(3, 0, position + added);
        return (all.select(0, 0), all.select(0, 1));
    }

    /// <summary>Keeps only the given rows, in the given order.</summary>
    public void Keep(torch.Tensor rows)
    {
        foreach (var tensors in new[] { _audio, _text })
        {
            for (var i = 0; i < tensors.Length; i++)
            {
                var kept = tensors[i].index_select(1, rows).DetachFromDisposeScope();
                tensors[i].Dispose();
                tensors[i] = kept;
            }
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _audio.Concat(_text))
        {
            tensor.Dispose();
        }
    }
}
