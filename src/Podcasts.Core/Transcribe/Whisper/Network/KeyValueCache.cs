using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>What the decoder remembers of a batch: keys and values of the audio, and of the text so far.</summary>
/// <remarks>
/// Each tensor holds keys and values: [2, rows, heads, positions, d / heads], one tensor a layer. Audio has a row for each window;
/// text has one for each hypothesis, those of a window side by side. Both are made once and only moved within from then on.
/// </remarks>
internal sealed class KeyValueCache : IDisposable
{
    private readonly torch.Tensor[] _text;
    private readonly torch.Tensor[] _audio;
    private int _length;

    private KeyValueCache(torch.Tensor[] audio, torch.Tensor[] text)
    {
        (_audio, _text) = (audio, text);
        Windows = Rows = (int)audio[0].size(1);
    }

    /// <summary>Rows of audio.</summary>
    public int Windows { get; private set; }

    /// <summary>Rows of text: as many for each window as for any other.</summary>
    public int Rows { get; private set; }

    /// <summary>Starts with empty text, one row for each window.</summary>
    /// <param name="audio">Projected audio, one tensor a layer, owned by the cache from now on.</param>
    /// <param name="positions">Room for so many tokens; untouched room costs no memory on a CPU.</param>
    /// <param name="hypotheses">Room for so many rows of text for each window.</param>
    public static KeyValueCache Start(torch.Tensor[] audio, int positions, int hypotheses)
    {
        var like = audio[0];
        var shape = new[] { 2, like.size(1) * hypotheses, like.size(2), positions, like.size(4) };
        foreach (var tensor in audio)
        {
            tensor.DetachFromDisposeScope();
        }

        return new(audio, [.. audio.Select(_ => torch.empty(shape, like.dtype, like.device).DetachFromDisposeScope())]);
    }

    /// <summary>Keys and values of a layer's audio.</summary>
    public (torch.Tensor Key, torch.Tensor Value) Audio(int layer)
    {
        var all = _audio[layer].narrow(1, 0, Windows);
        return (all.select(0, 0), all.select(0, 1));
    }

    /// <summary>Writes the keys and values of new positions and gives all so far.</summary>
    /// <param name="layer">The decoder layer.</param>
    /// <param name="keyValue">[2, rows, heads, new positions, d / heads].</param>
    /// <param name="position">The first new position.</param>
    public (torch.Tensor Key, torch.Tensor Value) Append(int layer, torch.Tensor keyValue, int position)
    {
        var added = (int)keyValue.size(3);
        _length = position + added;
        var rows = _text[layer].narrow(1, 0, Rows);
        rows.narrow(3, position, added).copy_(keyValue);
        var all = rows.narrow(3, 0, _length);
        return (all.select(0, 0), all.select(0, 1));
    }

    /// <summary>Keeps only some windows and their text.</summary>
    /// <param name="windows">Which one is to stand at each place: the one that stands there, or one from behind all of them.</param>
    public void Keep(IReadOnlyList<int> windows)
    {
        using var scope = torch.NewDisposeScope();
        var hypotheses = Rows / Windows;
        foreach (var (to, from) in windows.Index().Where(move => move.Index != move.Item))
        {
            foreach (var audio in _audio)
            {
                audio.select(1, to).copy_(audio.select(1, from));
            }

            foreach (var text in _text)
            {
                var written = text.narrow(3, 0, _length);
                written.narrow(1, to * hypotheses, hypotheses).copy_(written.narrow(1, from * hypotheses, hypotheses));
            }
        }

        (Windows, Rows) = (windows.Count, windows.Count * hypotheses);
    }

    /// <summary>Lets each row go on from the text of a row of the same window.</summary>
    /// <param name="rows">int64: for each row to be, the row whose text it takes over; as many as there is room for, at most.</param>
    public void Fork(torch.Tensor rows)
    {
        using var scope = torch.NewDisposeScope();
        Rows = (int)rows.size(0);
        foreach (var text in _text)
        {
            var written = text.narrow(3, 0, _length);
            written.narrow(1, 0, Rows).copy_(written.index_select(1, rows));
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
