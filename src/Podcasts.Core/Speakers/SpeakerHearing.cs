using Podcasts.Core.Models;
using Podcasts.Core.Speakers.Embedding;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Torch;
using Podcasts.Core.Weights;
using TorchSharp;

namespace Podcasts.Core.Speakers;

/// <summary>Both loaded networks and the way of a recording through them; used on one thread only.</summary>
internal sealed class SpeakerHearing : IDisposable
{
    // A recording goes through the device in blocks, which share 9 s with the next: memory does not grow with its length.
    private const int BlockWindows = 64;
    private readonly TorchDevice _device;
    private readonly PyanNet _segmentation;
    private readonly ResNet _embedding;
    private readonly KaldiFilterBank _filterBank;
    private readonly torch.Tensor _slotsOfClass;

    private SpeakerHearing(TorchDevice device, PyanNet segmentation, ResNet embedding)
    {
        (_device, _segmentation, _embedding) = (device, segmentation, embedding);
        _filterBank = new KaldiFilterBank(device.Device);
        _slotsOfClass = torch.from_array(Powerset.Matrix()).to(device.Device).DetachFromDisposeScope();
    }

    /// <summary>Windows that one call of the segmentation network takes: its LSTM is quicker with many.</summary>
    private static int SegmentationBatch => 32;

    /// <summary>Windows that one call of the embedding network takes, about 57 MB each at the published size.</summary>
    private int EmbeddingBatch => _device.IsCuda ? 16 : 4;

    /// <summary>Reads both networks to the device.</summary>
    /// <exception cref="ModelFileException">The tensors are not those of such networks.</exception>
    public static SpeakerHearing Load(IReadOnlyDictionary<string, WeightTensor> segmentation, IReadOnlyDictionary<string, WeightTensor> embedding, TorchOptions options)
    {
        var device = TorchDevice.Resolve(options, width: 0) with { DType = torch.ScalarType.Float32 };
        torch.backends.cuda.matmul.allow_tf32 = false; // The published results are those of full single precision.
        torch.backends.cudnn.allow_tf32 = false;
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        var network = PyanNet.Load(segmentation, device.Device);
        try
        {
            return new(device, network, ResNet.Load(embedding, device.Device));
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Hears a recording: 16 kHz mono samples from -1 to 1, in pieces of any length.</summary>
    public SpeakerWindows Hear(IEnumerable<ReadOnlyMemory<float>> sound, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        using var inference = torch.inference_mode();
        var (heard, windows) = (new List<SpeakerWindows>(), 0);
        foreach (var samples in WindowBlocks.Cut(sound, BlockWindows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            var block = torch.tensor(samples, device: _device.Device);
            var count = WindowGrid.Windows(samples.Length);
            var part = Silent(count);
            windows += count;
            var slots = Segment(block, part.Active, cancellationToken);
            progress?.Report(new(SpeakerStage.Segmentation, windows));
            Embed(block, slots, part.Embeddings, cancellationToken);
            progress?.Report(new(SpeakerStage.Embedding, windows));
            heard.Add(part);
        }

        return heard.Count == 0 ? Silent(0) : SpeakerWindows.Join(heard);
    }

    public void Dispose()
    {
        _slotsOfClass.Dispose();
        _filterBank.Dispose();
        _embedding.Dispose();
        _segmentation.Dispose();
    }

    private SpeakerWindows Silent(int windows) =>
        new(new bool[windows, WindowGrid.Frames, Powerset.Slots], new float[windows, Powerset.Slots, _embedding.Dimensions.Embedding]);

    // Gives [windows, 589, slots] of 0 and 1 on the device.
    private torch.Tensor Segment(torch.Tensor block, bool[,,] active, CancellationToken cancellationToken)
    {
        using var scope = torch.NewDisposeScope();
        var windows = block.unfold(0, WindowGrid.WindowSamples, WindowGrid.StepSamples);
        var classes = InBatches(windows, SegmentationBatch, batch => _segmentation.Classify(batch).argmax(2), cancellationToken);
        var speaking = classes.to(torch.ScalarType.Byte).cpu().data<byte>();
        var index = 0;
        foreach (var speakingClass in speaking)
        {
            foreach (var slot in Powerset.SlotsOf(speakingClass))
            {
                active[index / WindowGrid.Frames, index % WindowGrid.Frames, slot] = true;
            }

            index++;
        }

        return _slotsOfClass.index_select(0, classes.flatten()).view(-1, WindowGrid.Frames, Powerset.Slots).MoveToOuterDisposeScope();
    }

    private void Embed(torch.Tensor block, torch.Tensor slots, float[,,] embeddings, CancellationToken cancellationToken)
    {
        using var scope = torch.NewDisposeScope();
        var isActive = slots.amax([1]);
        var speech = isActive.amax([1]).nonzero().flatten();
        if (speech.numel() == 0)
        {
            return;
        }

        var energies = KaldiFilterBank.Windows(_filterBank.Compute(block)).index_select(0, speech);
        var masks = SlotMasks.Clean(slots.index_select(0, speech));
        var window = 0L;
        var values = InBatches(energies, EmbeddingBatch, batch =>
        {
            var seen = _embedding.Look(batch);
            var own = masks.narrow(0, window, Math.Min(batch.size(0), masks.size(0) - window));
            window += own.size(0);
            var resized = SlotMasks.Resize(own, seen.size(2));
            return _embedding.Embed(seen.narrow(0, 0, own.size(0)), resized);
        }, cancellationToken);
        values = (values * isActive.index_select(0, speech).unsqueeze(2)).cpu();
        Store(values, speech.cpu().data<long>().Select(index => (int)index), embeddings);
    }

    private static void Store(torch.Tensor values, IEnumerable<int> windows, float[,,] embeddings)
    {
        var dimensions = embeddings.GetLength(2);
        var all = values.contiguous().data<float>().ToArray();
        var position = 0;
        foreach (var window in windows)
        {
            Buffer.BlockCopy(all, position * sizeof(float), embeddings, window * Powerset.Slots * dimensions * sizeof(float), Powerset.Slots * dimensions * sizeof(float));
            position += Powerset.Slots * dimensions;
        }
    }

    // On a GPU the last batch is filled up: another shape would make cuDNN choose, and allocate, anew (diarization.md 4.8).
    private torch.Tensor InBatches(torch.Tensor windows, int size, Func<torch.Tensor, torch.Tensor> network, CancellationToken cancellationToken)
    {
        using var scope = torch.NewDisposeScope();
        var results = new List<torch.Tensor>();
        for (var first = 0L; first < windows.size(0); first += size)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var inner = torch.NewDisposeScope();
            var count = Math.Min(size, windows.size(0) - first);
            var batch = windows.narrow(0, first, count);
            if (_device.IsCuda && count < size)
            {
                batch = torch.cat([batch, torch.zeros([size - count, .. batch.shape[1..]], batch.dtype, batch.device)], 0);
            }

            results.Add(network(batch).narrow(0, 0, count).MoveToOuterDisposeScope());
        }

        return torch.cat(results, 0).MoveToOuterDisposeScope();
    }
}
