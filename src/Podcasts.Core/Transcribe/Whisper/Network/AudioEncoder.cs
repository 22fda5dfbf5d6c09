using TorchSharp;
using static TorchSharp.torch.nn;

namespace Podcasts.Core.Transcribe.Whisper.Network;

/// <summary>Turns log-mel windows into what the decoder listens to (whisper.md 2.2).</summary>
internal sealed class AudioEncoder
{
    private readonly WhisperWeights _weights;
    private readonly (SelfAttention Attention, FeedForward Forward)[] _blocks;
    private readonly LayerNorm _last;

    public AudioEncoder(WhisperWeights weights)
    {
        _weights = weights;
        _blocks = [.. Enumerable.Range(0, weights.Dimensions.AudioLayers).Select(i => $"encoder.blocks.{i}.").Select(prefix =>
            (SelfAttention.From(weights, prefix, weights.Dimensions.AudioHeads), FeedForward.From(weights, prefix)))];
        _last = LayerNorm.From(weights, "encoder.ln_post");
    }

    /// <summary>Encodes windows.</summary>
    /// <param name="mel">[windows, mel bins, 2 x positions], float32.</param>
    /// <returns>[windows, positions, d] in the model's type.</returns>
    public torch.Tensor Encode(torch.Tensor mel)
    {
        using var scope = torch.NewDisposeScope();
        var x = functional.gelu(functional.conv1d(mel.to(_weights["encoder.conv1.weight"].dtype), _weights["encoder.conv1.weight"], _weights["encoder.conv1.bias"], stride: 1, padding: 1));
        x = functional.gelu(functional.conv1d(x, _weights["encoder.conv2.weight"], _weights["encoder.conv2.bias"], stride: 2, padding: 1));
        x = x.transpose(1, 2).contiguous().add_(_weights["encoder.positional_embedding"]);
        foreach (var (attention, forward) in _blocks)
        {
            using var layer = torch.NewDisposeScope();
            var heads = attention.Project(x);
            x.add_(attention.Out.Apply(Attention.Apply(heads.select(0, 0), heads.select(0, 1), heads.select(0, 2))));
            x.add_(forward.Apply(x));
        }

        return _last.Apply(x).MoveToOuterDisposeScope();
    }
}
