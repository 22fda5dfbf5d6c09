using Podcasts.Core.Speakers.Embedding;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Weights;
using Podcasts.Demo.Training;
using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;
using TorchSharp;
using static TorchSharp.torch;

namespace Podcasts.Demo.Speakers;

/// <summary>Each speaker network by itself, on sentences and conversations of the listed voices that training never sees.</summary>
public sealed class SpeakerEvaluation
{
    private const int Count = 160;
    private const int Seed = 77;
    private const double WindowSeconds = (double)WindowGrid.WindowSamples / WindowGrid.SampleRate;
    private const double LeastSeconds = 1.5;
    private readonly ConversationPart[] _parts;

    private SpeakerEvaluation(IEnumerable<BankedUtterance> bank)
    {
        var (mixer, random) = (new ConversationMixer(bank), new Random(Seed));
        _parts = [.. Enumerable.Range(0, Count).Select(_ => mixer.Cut(WindowSeconds, random))];
    }

    /// <summary>Speaks what to test with, once, into a folder, and mixes it.</summary>
    public static async Task<SpeakerEvaluation> OpenAsync(Grammar grammar, string folder, CancellationToken cancellationToken) =>
        new(await OpenBankAsync(grammar, folder, cancellationToken));

    /// <summary>The held-out sentences, spoken by the listed voices.</summary>
    public static Task<List<BankedUtterance>> OpenBankAsync(Grammar grammar, string folder, CancellationToken cancellationToken) =>
        UtteranceBank.OpenAsync(Path.Combine(folder, "test.bin"), Corpus.Test(grammar), SpeakerVoices.Listed, cancellationToken);

    /// <summary>One line about the segmentation network: errors in its own windows, each with the best order of its slots.</summary>
    public string Segmentation(IReadOnlyDictionary<string, WeightTensor> tensors)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        using var network = PyanNet.Load(tensors, CPU);
        var errors = new FrameErrors();
        foreach (var parts in _parts.Chunk(16))
        {
            using var inner = NewDisposeScope();
            var sound = tensor(parts.SelectMany(p => p.Sound).ToArray()).view(parts.Length, -1);
            var heard = network.Classify(sound).argmax(2).data<long>().ToArray().Chunk(WindowGrid.Frames);
            foreach (var (part, classes) in parts.Zip(heard))
            {
                errors.Add(SegmentationTask.Classes(part), classes);
            }
        }

        return $"segmentation, {Count} windows of 10 s: {errors}";
    }

    /// <summary>Lines about the embedding network, on the voices of the same windows where they speak alone.</summary>
    public string Embedding(IReadOnlyDictionary<string, WeightTensor> tensors)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        using var network = ResNet.Load(tensors, CPU);
        using var filterBank = new KaldiFilterBank(CPU);
        var embeddings = new List<(int Voice, float[] Values)>();
        foreach (var part in _parts)
        {
            using var inner = NewDisposeScope();
            var seen = network.Look(KaldiFilterBank.Windows(filterBank.Compute(tensor(part.Sound))));
            foreach (var voice in part.Voices)
            {
                var mask = EmbeddingTask.Alone(part, voice, WindowGrid.Frames, WindowSeconds / WindowGrid.Frames);
                if (mask.Average() * WindowSeconds >= LeastSeconds)
                {
                    var resized = SlotMasks.Resize(tensor(mask).view(1, 1, -1), seen.size(2));
                    embeddings.Add((voice, nn.functional.normalize(network.Embed(seen, resized).flatten(), dim: 0).data<float>().ToArray()));
                }
            }
        }

        return new VoicePairs(embeddings).ToString();
    }
}
