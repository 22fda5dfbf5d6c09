using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Podcasts.Demo.Training;

/// <summary>Multi-head attention with Whisper's projections: keys have no bias.</summary>
public sealed class Attention : nn.Module
{
    private readonly int _heads;
    private readonly Linear _query;
    private readonly Linear _key;
    private readonly Linear _value;
    private readonly Linear _out;

    /// <summary>Attention over <paramref name="width"/> channels in <paramref name="heads"/> heads.</summary>
    public Attention(int width, int heads) : base(nameof(Attention))
    {
        _heads = heads;
        register_module("query", _query = nn.Linear(width, width));
        register_module("key", _key = nn.Linear(width, width, hasBias: false));
        register_module("value", _value = nn.Linear(width, width));
        register_module("out", _out = nn.Linear(width, width));
    }

    /// <summary>Attends without keeping weights.</summary>
    public Tensor Attend(Tensor x, bool causal)
    {
        var (q, k, v) = (Split(_query.forward(x)), Split(_key.forward(x)), Split(_value.forward(x)));
        return _out.forward(Join(nn.functional.scaled_dot_product_attention(q, k, v, is_casual: causal)));
    }

    /// <summary>Attends from x to sound; also gives the weights of head 0, [batch, steps, frames].</summary>
    public (Tensor Output, Tensor Weights) Listen(Tensor x, Tensor sound)
    {
        var (q, k, v) = (Split(_query.forward(x)), Split(_key.forward(sound)), Split(_value.forward(sound)));
        var weights = (matmul(q, k.transpose(2, 3)) / Math.Sqrt(q.size(3))).softmax(-1);
        return (_out.forward(Join(matmul(weights, v))), weights.select(1, 0));
    }

    /// <summary>Starts each head as a soft local window a few frames around itself, with the fastest sinusoids of the positions.</summary>
    /// <param name="frequencies">The position table's frequencies, radians a frame.</param>
    /// <param name="shifts">By head, how many frames ahead it looks.</param>
    /// <param name="gain">How sharp the window is.</param>
    public void StartLocal(double[] frequencies, double[] shifts, double gain)
    {
        using var free = no_grad();
        using var scope = NewDisposeScope();
        var (width, head) = (frequencies.Length * 2, frequencies.Length * 2 / _heads);
        var (query, key) = (new float[width * width], new float[width * width]);
        for (var h = 0; h < _heads; h++)
        {
            for (var j = 0; j < head / 2; j++)
            {
                var (sinRow, cosRow) = ((h * head) + j, (h * head) + (head / 2) + j);
                var (sin, cos) = ((float)(gain * Math.Sin(frequencies[j] * shifts[h])), (float)(gain * Math.Cos(frequencies[j] * shifts[h])));
                query[(sinRow * width) + j] = query[(cosRow * width) + frequencies.Length + j] = (float)gain;
                key[(sinRow * width) + j] = key[(cosRow * width) + frequencies.Length + j] = cos;
                key[(sinRow * width) + frequencies.Length + j] = -sin;
                key[(cosRow * width) + j] = sin;
            }
        }

        _query.weight.copy_(tensor(query).reshape(width, width) + (_query.weight * 0.3));
        _key.weight!.copy_(tensor(key).reshape(width, width) + (_key.weight * 0.3));
        _query.bias!.zero_();
    }

    private Tensor Split(Tensor x) => x.view(x.size(0), x.size(1), _heads, x.size(2) / _heads).transpose(1, 2);

    private static Tensor Join(Tensor x) => x.transpose(1, 2).reshape(x.size(0), x.size(2), -1);
}

/// <summary>A pre-norm block of the encoder or, with attention to the sound, of the decoder.</summary>
public sealed class Block : nn.Module
{
    private readonly LayerNorm _attentionNorm;
    private readonly LayerNorm? _crossNorm;
    private readonly Attention? _cross;
    private readonly LayerNorm _mlpNorm;
    private readonly Sequential _mlp;

    /// <summary>Builds the block with Whisper's names.</summary>
    public Block(int width, int heads, bool decoder) : base(nameof(Block))
    {
        register_module("attn", Own = new Attention(width, heads));
        register_module("attn_ln", _attentionNorm = nn.LayerNorm(width));
        if (decoder)
        {
            register_module("cross_attn", _cross = new Attention(width, heads));
            register_module("cross_attn_ln", _crossNorm = nn.LayerNorm(width));
        }

        register_module("mlp", _mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width)));
        register_module("mlp_ln", _mlpNorm = nn.LayerNorm(width));
    }

    /// <summary>Attention of a sequence to itself.</summary>
    public Attention Own { get; }

    /// <summary>An encoder block.</summary>
    public Tensor Encode(Tensor x)
    {
        x = x + Own.Attend(_attentionNorm.forward(x), causal: false);
        return x + _mlp.forward(_mlpNorm.forward(x));
    }

    /// <summary>A decoder block; also where head 0 listens.</summary>
    public (Tensor Output, Tensor Weights) Decode(Tensor x, Tensor sound)
    {
        x = x + Own.Attend(_attentionNorm.forward(x), causal: true);
        var (heard, weights) = _cross!.Listen(_crossNorm!.forward(x), sound);
        x = x + heard;
        return (x + _mlp.forward(_mlpNorm.forward(x)), weights);
    }
}
