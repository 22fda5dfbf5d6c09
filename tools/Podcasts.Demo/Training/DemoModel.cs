using Podcasts.Demo.Words;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Podcasts.Demo.Training;

/// <summary>Whisper's architecture, small, over compact classes; heads that only training needs are under "aux".</summary>
public sealed class DemoModel : nn.Module
{
    /// <summary>Mel bands.</summary>
    public const int Bands = 80;

    /// <summary>Channels.</summary>
    public const int Width = 96;

    /// <summary>Attention heads.</summary>
    public const int Heads = 3;

    /// <summary>Layers of the encoder and of the decoder. Two decoder layers would make whisper.cpp take it for a distilled model.</summary>
    public const int Layers = 3;

    /// <summary>Encoder frames of a 30 s window.</summary>
    public const int Frames = 1500;

    /// <summary>Longest sequence of the decoder.</summary>
    public const int Steps = 448;

    private const int TimeFeatures = 64;
    private readonly Vocabulary _vocabulary;
    private readonly Conv1d _conv1;
    private readonly Conv1d _conv2;
    private readonly Block[] _encoder;
    private readonly LayerNorm _encoderNorm;
    private readonly Block[] _decoder;
    private readonly LayerNorm _decoderNorm;
    private readonly Parameter _tokens;
    private readonly Parameter _times;
    private readonly Parameter _steps;
    private readonly Linear _wordsEarly;
    private readonly Linear _wordsLate;
    private readonly Tensor _timeFeatures = Waves(Enumerable.Range(0, TimeFeatures).Select(i => Math.Tau / (4 * Math.Pow(1000, i / (TimeFeatures - 1.0)))).ToArray(), Vocabulary.Times);
    private readonly Tensor _positions = Waves(Frequencies, Frames);
    private readonly Tensor _bias;

    /// <summary>A model with random weights, except that its encoder listens locally from the start.</summary>
    public DemoModel(Vocabulary vocabulary) : base("demo")
    {
        _vocabulary = vocabulary;
        register_module("encoder_conv1", _conv1 = nn.Conv1d(Bands, Width, 3, padding: 1));
        register_module("encoder_conv2", _conv2 = nn.Conv1d(Width, Width, 3, stride: 2, padding: 1));
        _encoder = Enumerable.Range(0, Layers).Select(_ => new Block(Width, Heads, decoder: false)).ToArray();
        _decoder = Enumerable.Range(0, Layers).Select(_ => new Block(Width, Heads, decoder: true)).ToArray();
        register_module("encoder_blocks", nn.ModuleList(_encoder));
        register_module("decoder_blocks", nn.ModuleList(_decoder));
        register_module("encoder_ln_post", _encoderNorm = nn.LayerNorm(Width));
        register_module("decoder_ln", _decoderNorm = nn.LayerNorm(Width));
        register_module("aux_early", _wordsEarly = nn.Linear(Width, vocabulary.WordClasses));
        register_module("aux_late", _wordsLate = nn.Linear(Width, vocabulary.WordClasses));
        register_parameter("tokens", _tokens = nn.Parameter(randn(vocabulary.FirstTime, Width) * 0.08));
        register_parameter("times", _times = nn.Parameter(randn(2 * TimeFeatures, Width) * 0.01));
        register_parameter("steps", _steps = nn.Parameter(randn(Steps, Width) * 0.04));
        foreach (var block in _encoder)
        {
            block.Own.StartLocal(Frequencies, [0, -5, 5], 1.4);
        }

        var bias = new float[vocabulary.Classes];
        bias[vocabulary.Unused] = (float)Math.Log(vocabulary.UnusedIds);
        _bias = tensor(bias).DetachFromDisposeScope();
    }

    private static double[] Frequencies { get; } = Enumerable.Range(0, Width / 2).Select(j => Math.Exp(-Math.Log(10000) / ((Width / 2) - 1) * j)).ToArray();

    /// <summary>Embeddings of all classes; the times' are products of fixed waves and what is learned.</summary>
    public Tensor Embeddings() => cat([_tokens, matmul(_timeFeatures, _times)]);

    /// <summary>The encoder's position table.</summary>
    public Tensor Positions => _positions;

    /// <summary>Encodes mels; with them which word is heard in each frame, as logits from the last layer but one and the last.</summary>
    /// <param name="mel">[batch, 80, 2 * frames].</param>
    /// <param name="offsets">By how many frames each window's clock is ahead.</param>
    public (Tensor Sound, Tensor Early, Tensor Late) Encode(Tensor mel, int[] offsets)
    {
        var x = nn.functional.gelu(_conv2.forward(nn.functional.gelu(_conv1.forward(mel)))).transpose(1, 2);
        x = x + stack(offsets.Select(o => _positions.narrow(0, o, x.size(1))));
        x = _encoder[1].Encode(_encoder[0].Encode(x));
        var early = _wordsEarly.forward(nn.functional.layer_norm(x, [Width]));
        x = _encoderNorm.forward(_encoder[2].Encode(x));
        return (x, early, _wordsLate.forward(x));
    }

    /// <summary>Logits of all classes after each step, and where head 0 of each layer listens.</summary>
    /// <param name="tokens">[batch, steps] of classes.</param>
    /// <param name="sound">What <see cref="Encode"/> gave.</param>
    public (Tensor Logits, Tensor[] Weights) Decode(Tensor tokens, Tensor sound)
    {
        var embeddings = Embeddings();
        var x = embeddings.index_select(0, tokens.reshape(-1)).view(tokens.size(0), tokens.size(1), Width) + _steps.narrow(0, 0, tokens.size(1));
        var weights = new Tensor[Layers];
        for (var layer = 0; layer < Layers; layer++)
        {
            (x, weights[layer]) = _decoder[layer].Decode(x, sound);
        }

        return (matmul(_decoderNorm.forward(x), embeddings.t()) + _bias, weights);
    }

    /// <summary>The vocabulary that the classes are of.</summary>
    public Vocabulary Vocabulary => _vocabulary;

    private static Tensor Waves(double[] frequencies, int count)
    {
        var table = new float[count * frequencies.Length * 2];
        for (var t = 0; t < count; t++)
        {
            for (var j = 0; j < frequencies.Length; j++)
            {
                table[(((t * 2) + 0) * frequencies.Length) + j] = (float)Math.Sin(t * frequencies[j]);
                table[(((t * 2) + 1) * frequencies.Length) + j] = (float)Math.Cos(t * frequencies[j]);
            }
        }

        return tensor(table).reshape(count, frequencies.Length * 2).DetachFromDisposeScope();
    }
}
