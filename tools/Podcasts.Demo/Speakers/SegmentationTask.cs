using Podcasts.Core.Speakers.Network;
using Podcasts.Core.Speakers.Segmentation;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Podcasts.Demo.Speakers;

/// <summary>Teaches the app's own segmentation network, at a small width, who of a window's speakers speaks when.</summary>
public sealed class SegmentationTask : ILearningTask
{
    private const int Rows = 16;
    private const long Nobody = -100;
    private const double WeightOfVoices = 0.3;
    private const double Seconds = (double)WindowGrid.WindowSamples / WindowGrid.SampleRate;
    private static readonly PyanNetDimensions Dimensions = new(40, 60, 64, 2, 64);
    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    private readonly ConversationMixer _mixer;
    private readonly PyanNet _network;
    private readonly Parameter _voices;
    private readonly Tensor[] _reordered;

    /// <summary>Draws fresh weights.</summary>
    public SegmentationTask(ConversationMixer mixer)
    {
        _mixer = mixer;
        _network = new PyanNet(FreshWeights(), Dimensions);
        _voices = nn.Parameter(randn(mixer.Voices, 2 * Dimensions.Hidden) * 0.1);
        _reordered = [.. Orders.Select(order => tensor(Enumerable.Range(0, Powerset.Classes).Select(c => Reorder(c, order)).ToArray()))];
    }

    /// <inheritdoc/>
    public string Name => "segmentation";

    /// <inheritdoc/>
    public int Steps => 3300;

    /// <inheritdoc/>
    public double Rate => 3e-3;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Learnt =>
        Dimensions.Tensors().Keys.Select(name => KeyValuePair.Create(name, _network.Weights[name])).Append(new(EmbeddingTask.Voices, _voices)).ToDictionary();

    /// <inheritdoc/>
    public object Draw(Random random) => Enumerable.Range(0, Rows).Select(_ => _mixer.Cut(Seconds, random)).Select(part => (part.Sound, Classes(part), Voices(part))).ToArray();

    /// <inheritdoc/>
    public Tensor Loss(object batch, double progress)
    {
        var parts = ((float[] Sound, long[] Classes, long[] Voices)[])batch;
        var sound = tensor(parts.SelectMany(p => p.Sound).ToArray()).view(parts.Length, -1);
        var classes = tensor(parts.SelectMany(p => p.Classes).ToArray());
        var read = _network.Read(sound);
        var scores = _network.Score(read);

        // Slots have no order of their own: the best order of each window counts.
        var byOrder = _reordered.Select(order => -scores.gather(2, order.index_select(0, classes).view(parts.Length, -1, 1)).mean([1, 2]));
        var slots = stack([.. byOrder], 0).amin([0]).mean();

        // What a voice is like is learnt sooner by naming it.
        var voices = tensor(parts.SelectMany(p => p.Voices).ToArray());
        return slots + (WeightOfVoices * nn.functional.cross_entropy(read.matmul(_voices.t()).view(-1, _voices.size(0)), voices, ignore_index: Nobody));
    }

    /// <summary>The class of each frame of a part; slots in the order in which the voices begin.</summary>
    public static long[] Classes(ConversationPart part)
    {
        var voices = part.Voices;
        return [.. Enumerable.Range(0, WindowGrid.Frames).Select(frame =>
        {
            var time = WindowGrid.Centre(frame);
            var slots = Enumerable.Range(0, voices.Count).Where(slot => part.Speaks(voices[slot], time)).ToArray();
            return (long)Powerset.ClassOf(slots.Length > 2 ? slots[..2] : slots);
        })];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _network.Dispose();
        _voices.Dispose();
        foreach (var order in _reordered)
        {
            order.Dispose();
        }
    }

    // Who speaks alone in each frame.
    private static long[] Voices(ConversationPart part) => [.. Enumerable.Range(0, WindowGrid.Frames).Select(frame =>
    {
        var speaking = part.Voices.Where(voice => part.Speaks(voice, WindowGrid.Centre(frame))).ToArray();
        return speaking.Length == 1 ? speaking[0] : (long)Nobody;
    })];

    private static long Reorder(int speakingClass, int[] order)
    {
        var slots = Powerset.SlotsOf(speakingClass).Select(slot => order[slot]).Order().ToArray();
        return Powerset.ClassOf(slots);
    }

    // As PyTorch draws them; the filters' edges lie evenly on the mel scale and stay there.
    private static NetworkWeights FreshWeights()
    {
        var weights = new NetworkWeights(CPU);
        foreach (var (name, shape) in Dimensions.Tensors())
        {
            var isNorm = name.Contains("norm1d", StringComparison.Ordinal);
            var fanIn = name.StartsWith("lstm", StringComparison.Ordinal) ? Dimensions.Hidden : shape[1..].Aggregate(1L, (product, size) => product * size);
            var values = name switch
            {
                _ when isNorm => name.EndsWith("weight", StringComparison.Ordinal) ? ones(shape) : zeros(shape),
                _ when shape.Length == 1 && fanIn == 1 => zeros(shape),
                _ => ((rand(shape) * 2) - 1) / Math.Sqrt(fanIn),
            };
            weights.Own(name, nn.Parameter(values));
        }

        var edges = Enumerable.Range(0, (int)Dimensions.Bands + 1).Select(i => Hertz(Mel(30) + ((Mel(7900) - Mel(30)) * i / Dimensions.Bands))).ToArray();
        weights.Own("sincnet.conv1d.0.filterbank.low_hz_", tensor(edges.SkipLast(1).Select(e => (float)e).ToArray()).view(-1, 1));
        weights.Own("sincnet.conv1d.0.filterbank.band_hz_", tensor(edges.Zip(edges.Skip(1), (low, high) => (float)(high - low)).ToArray()).view(-1, 1));
        return weights;

        static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));
        static double Hertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
    }
}
