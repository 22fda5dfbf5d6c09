using Podcasts.Core.Speakers.Embedding;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Podcasts.Demo.Speakers;

/// <summary>Teaches a narrow ResNet34 to tell voices apart, as the pipeline uses it: from windows in which others speak too.</summary>
/// <remarks>The loss is additive angular margin softmax over the voices.</remarks>
public sealed class EmbeddingTask : ILearningTask
{
    /// <summary>The name of the voices' own directions, which only training needs.</summary>
    public const string Voices = "projection.weight";

    private const double Scale = 24;
    private const double Margin = 0.2;
    private const double LeastSeconds = 0.5;
    private static readonly ResNetDimensions Dimensions = new(8, 128);
    private readonly ConversationMixer _mixer;
    private readonly LearningResNet _network = new(Dimensions);
    private readonly KaldiFilterBank _filterBank = new(CPU);
    private readonly Parameter _voices;

    /// <summary>Draws fresh weights.</summary>
    public EmbeddingTask(ConversationMixer mixer)
    {
        _mixer = mixer;
        _voices = nn.Parameter(randn(mixer.Voices, Dimensions.Embedding) * 0.1);
    }

    /// <inheritdoc/>
    public string Name => "embedding";

    /// <inheritdoc/>
    public int Steps => 1300;

    /// <inheritdoc/>
    public double Rate => 3e-3;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Learnt => new Dictionary<string, Tensor>(_network.Weights) { [Voices] = _voices };

    /// <inheritdoc/>
    public object Draw(Random random)
    {
        // Long windows as the pipeline has them, and short ones, of which there are more for the same price.
        var (seconds, rows) = random.Next(2) == 0 ? (10.0, 7) : (4.0, 16);
        return Enumerable.Range(0, rows).Select(_ => _mixer.Cut(seconds, random)).ToArray();
    }

    /// <inheritdoc/>
    public Tensor Loss(object batch, double progress)
    {
        var parts = (ConversationPart[])batch;
        var energies = stack([.. parts.Select(part => _filterBank.Compute(tensor(part.Sound)).transpose(0, 1))], 0);
        var seen = _network.Look(energies - energies.mean([2], keepdim: true));
        var frames = (int)seen.size(2);
        var secondsPerFrame = parts[0].Sound.Length / 16000.0 / frames;
        var (masks, row, voices) = (new List<float[]>(), new List<long>(), new List<long>());
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var voice in parts[i].Voices)
            {
                var mask = Alone(parts[i], voice, frames, secondsPerFrame);
                if (mask.Sum() * secondsPerFrame >= LeastSeconds)
                {
                    masks.Add(mask);
                    row.Add(i);
                    voices.Add(voice);
                }
            }
        }

        var features = seen.index_select(0, tensor(row.ToArray()));
        var pooled = StatisticsPooling.Apply(features, tensor(masks.SelectMany(m => m).ToArray()).view(masks.Count, 1, frames), underRoot: 1e-7).squeeze(1);
        return MarginLoss(_network.Last(pooled), tensor(voices.ToArray()), Margin * Math.Min(1, progress / 0.4));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _network.Dispose();
        _filterBank.Dispose();
        _voices.Dispose();
    }

    /// <summary>1 in each frame in which only this voice speaks.</summary>
    public static float[] Alone(ConversationPart part, int voice, int frames, double secondsPerFrame) => [.. Enumerable.Range(0, frames).Select(frame =>
    {
        var time = (frame + 0.5) * secondsPerFrame;
        return part.Voices.Count(v => part.Speaks(v, time)) == 1 && part.Speaks(voice, time) ? 1f : 0f;
    })];

    private Tensor MarginLoss(Tensor embeddings, Tensor voices, double margin)
    {
        var cosines = nn.functional.normalize(embeddings, dim: 1).matmul(nn.functional.normalize(_voices, dim: 1).transpose(0, 1)).clamp(-1 + 1e-6, 1 - 1e-6);
        var isOwn = nn.functional.one_hot(voices, _voices.size(0)).to(ScalarType.Float32);
        var sines = (1 - cosines.square()).sqrt();
        var moved = (cosines * Math.Cos(margin)) - (sines * Math.Sin(margin));
        return nn.functional.cross_entropy(((isOwn * moved) + ((1 - isOwn) * cosines)) * Scale, voices);
    }
}
