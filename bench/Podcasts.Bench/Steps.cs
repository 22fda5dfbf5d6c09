using System.Diagnostics;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe.Whisper.Network;
using TorchSharp;

namespace Podcasts.Bench;

/// <summary>What the two halves of the network cost, by batch: the encoder a window, the decoder a step. The least of several tries.</summary>
internal sealed class Steps(TextWriter output)
{
    private const int Position = 50; // A step in the middle of a window of talk.
    private static readonly int[] Batches = [1, 16, 64];

    /// <summary>Measures a model of true size with random weights.</summary>
    /// <param name="size">base, small, large-v3 or large-v3-turbo.</param>
    /// <param name="options">Device, number type and threads.</param>
    /// <param name="batch">The largest batch; 64 windows of a large model need a large GPU.</param>
    public void Run(string size, TorchOptions options, int batch)
    {
        using var checkpoint = new RandomCheckpoint(size);
        var device = TorchDevice.Resolve(options, checkpoint.Dimensions.AudioWidth);
        using var model = WhisperModel.Load(checkpoint, device.Device, device.DType, CancellationToken.None);
        output.WriteLine($"{size}, {device.DType} on {device.Device}, {torch.get_num_threads()} threads");
        using var inference = torch.inference_mode();
        foreach (var rows in Batches.Where(rows => rows <= batch))
        {
            using var scope = torch.NewDisposeScope();
            var mel = torch.randn([rows, checkpoint.Dimensions.MelBins, 3000], device: device.Device);
            var encoder = Least(device, tries: 3, () => model.Encoder.Encode(mel));
            var encoded = torch.randn([rows, 1500, checkpoint.Dimensions.AudioWidth], device: device.Device).to(device.DType);
            var cross = Least(device, tries: 3, () => model.Decoder.Start(encoded, 1).Dispose());
            using var cache = model.Decoder.Start(encoded, 224);
            var tokens = torch.full([rows, 1], 1000L, torch.ScalarType.Int64, device.Device);
            var step = Least(device, tries: 20, () => model.Decoder.Logits(model.Decoder.Forward(tokens, Position, cache).select(1, 0)));
            output.WriteLine($"  batch {rows,2}: encoder {encoder / rows,8:F2} ms a window, keys and values {cross / rows,7:F2} ms a window, decoder {step,8:F2} ms a step");
        }
    }

    private static double Least(TorchDevice device, int tries, Action work)
    {
        var least = double.PositiveInfinity;
        for (var i = 0; i <= tries; i++)
        {
            using var scope = torch.NewDisposeScope();
            var clock = Stopwatch.StartNew();
            work();
            if (device.IsCuda)
            {
                torch.cuda.synchronize();
            }

            least = i == 0 ? least : Math.Min(least, clock.Elapsed.TotalMilliseconds); // The first try warms up.
        }

        return least;
    }
}
