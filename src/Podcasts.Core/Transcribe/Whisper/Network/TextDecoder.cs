using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>Turns encoded audio and the tokens so far into the scores of the next token (whisper.md 2.3).</summary>
internal sealed class TextDecoder
{
    private readonly WhisperWeights _weights;
    private readonly (SelfAttention Self, CrossAttention Cross, FeedForward Forward)[] _blocks;
    private readonly LayerNorm _last;

    public TextDecoder(WhisperWeights weights)
    {
        _weights = weights;
        var heads = weights.Dimensions.TextHeads;
        _blocks = [.. Enumerable.Range(0, weights.Dimensions.TextLayers).Select(i => $"decoder.blocks.{i}.").Select(prefix =>
            (SelfAttention.From(weights, prefix, heads), CrossAttention.From(weights, prefix, heads), FeedForward.From(weights, prefix)))];
        _last = LayerNorm.From(weights, "decoder.ln");
    }

    /// <summary>Prepares to decode windows.</summary>
    /// <param name="encoded">[windows, audio positions, d].</param>
    /// <param name="positions">Room for so many tokens in each row.</param>
    /// <param name="hypotheses">Room for so many rows for each window.</param>
    public KeyValueCache Start(torch.Tensor encoded, int positions, int hypotheses = 1) =>
        KeyValueCache.Start([.. _blocks.Select(block => block.Cross.Project(encoded))], positions, hypotheses);

    /// <summary>Reads new tokens.</summary>
    /// <param name="tokens">[rows, new positions], int64.</param>
    /// <param name="position">Of the first new token.</param>
    /// <param name="cache">Holds the tokens before; receives these. With several new tokens it must be empty.</param>
    /// <returns>[rows, new positions, d].</returns>
    public torch.Tensor Forward(torch.Tensor tokens, int position, KeyValueCache cache)
    {
        using var scope = torch.NewDisposeScope();
        var (rows, added) = (tokens.size(0), tokens.size(1));
        var x = _weights["decoder.token_embedding.weight"].index_select(0, tokens.reshape(-1)).view(rows, added, -1)
            + _weights["decoder.positional_embedding"].narrow(0, position, added);
        for (var i = 0; i < _blocks.Length; i++)
        {
            using var layer = torch.NewDisposeScope();
            var (self, cross, forward) = _blocks[i];
            var heads = self.Project(x);
            var (key, value) = cache.Append(i, heads.narrow(0, 1, 2), position);
            x.add_(self.Out.Apply(Attention.Apply(heads.select(0, 0), key, value, causal: added > 1)));
            // The hypotheses of a window look at the same audio: to the attention they are so many more queries.
            (key, value) = cache.Audio(i);
            x.add_(cross.Out.Apply(Attention.Apply(cross.Ask(x.view(cache.Windows, -1, x.size(2))), key, value)).view_as(x));
            x.add_(forward.Apply(x));
        }

        return _last.Apply(x).MoveToOuterDisposeScope();
    }

    /// <summary>Reads whole texts without a cache, one layer's keys and values in memory at a time, and keeps how some heads listened to the audio.</summary>
    /// <param name="tokens">[rows, positions], int64; more than one position.</param>
    /// <param name="encoded">[rows, audio positions, d].</param>
    /// <param name="heads">By layer, the heads to keep; at least one.</param>
    /// <returns>
    /// Hidden [rows, positions, d], as of <see cref="Forward"/>; of the heads, in order of their layers, queries [rows, heads, positions, d / heads]
    /// and keys [rows, heads, audio positions, d / heads].
    /// </returns>
    public (torch.Tensor Hidden, torch.Tensor Queries, torch.Tensor Keys) Read(torch.Tensor tokens, torch.Tensor encoded, ILookup<int, long> heads)
    {
        using var scope = torch.NewDisposeScope();
        var x = _weights["decoder.token_embedding.weight"].index_select(0, tokens.reshape(-1)).view(tokens.size(0), tokens.size(1), -1)
            + _weights["decoder.positional_embedding"].narrow(0, 0, tokens.size(1));
        var (queries, keys) = (new List<torch.Tensor>(), new List<torch.Tensor>());
        foreach (var (i, (self, cross, forward)) in _blocks.Index())
        {
            using var layer = torch.NewDisposeScope();
            var own = self.Project(x);
            x.add_(self.Out.Apply(Attention.Apply(own.select(0, 0), own.select(0, 1), own.select(0, 2), causal: true)));
            var (query, audio) = (cross.Ask(x), cross.Project(encoded));
            if (heads.Contains(i))
            {
                var kept = torch.tensor(heads[i].ToArray(), device: x.device);
                queries.Add(query.index_select(1, kept).MoveToOuterDisposeScope());
                keys.Add(audio.select(0, 0).index_select(1, kept).MoveToOuterDisposeScope());
            }

            x.add_(cross.Out.Apply(Attention.Apply(query, audio.select(0, 0), audio.select(0, 1))));
            x.add_(forward.Apply(x));
        }

        return (_last.Apply(x).MoveToOuterDisposeScope(), torch.cat(queries, 1).MoveToOuterDisposeScope(), torch.cat(keys, 1).MoveToOuterDisposeScope());
    }

    /// <summary>Scores of every token of the vocabulary.</summary>
    /// <param name="hidden">[rows, d], from <see cref="Forward"/>.</param>
    /// <returns>[rows, vocabulary], float32.</returns>
    public torch.Tensor Logits(torch.Tensor hidden)
    {
        var embedding = _weights["decoder.token_embedding.weight"];
        return OneRow.Suits(hidden, embedding) ? OneRow.Apply(hidden, embedding, null) : functional.linear(hidden, embedding).to(torch.ScalarType.Float32);
    }
}
