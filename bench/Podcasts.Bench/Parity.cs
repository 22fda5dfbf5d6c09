using Podcasts.Core.Episodes;
using Podcasts.Core.Torch;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Mel;
using Podcasts.Core.Transcribe.Whisper.Network;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Bench;

/// <summary>How near our float32 network comes to whisper.cpp's on the same files and the first 30 s of the sample show.</summary>
internal sealed class Parity(TextWriter output)
{
    private const int Steps = 24;
    private const double Bound = 1e-3;
    private static readonly string[] Sizes = ["tiny.en", "base.en", "small.en"];

    /// <summary>Compares models: those named, or random ones of three sizes and the demo model.</summary>
    /// <exception cref="InvalidOperationException">One of them is further off than the bound, or chooses another token.</exception>
    public async Task RunAsync(IReadOnlyList<string> models, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-bench-");
        try
        {
            var samples = await FirstWindowAsync(cancellationToken);
            var all = models.Count > 0 ? models : [.. Sizes.Select(size => Random(folder, size)), "samples/models/ggml-demo-synthetic.en.bin"];
            var failed = 0;
            foreach (var model in all)
            {
                var (worst, equal) = Compare(model, samples);
                failed += worst > Bound || equal < Steps ? 1 : 0;
                await output.WriteLineAsync($"{Path.GetFileName(model),-34} relative error of the scores {worst:E1} at worst, {equal} of {Steps} greedy tokens equal");
            }

            if (failed > 0)
            {
                throw new InvalidOperationException($"{failed} of {all.Count} models differ by more than {Bound:E0} or choose another token.");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Random(DirectoryInfo folder, string size)
    {
        var path = Path.Combine(folder.FullName, $"ggml-random-{size}.bin");
        SyntheticModel.Write(path, size, forced: false);
        return path;
    }

    private static async Task<float[]> FirstWindowAsync(CancellationToken cancellationToken)
    {
        var samples = new List<float>();
        var show = new RepeatedAudio([.. Directory.GetFiles("samples/show", "*.mp3").Order()], TimeSpan.FromSeconds(30));
        await foreach (var block in show.ReadAsync(cancellationToken))
        {
            samples.AddRange(block.Samples.Span);
        }

        return [.. samples.Take(AudioWindow.MaximumSamples)];
    }

    // Both read the tokens that whisper.cpp chooses, so that one difference does not lead to another.
    private static (double Worst, int Equal) Compare(string path, float[] samples)
    {
        var device = TorchDevice.Resolve(new TorchOptions { Device = "cpu" }, width: 0).Device;
        using var theirs = new WhisperLibrary(path);
        theirs.Encode(samples);
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        using var file = IWhisperCheckpoint.Open(path);
        using var model = WhisperModel.Load(file, device, torch.ScalarType.Float32, CancellationToken.None);
        using var mel = new LogMel(file.Filters, model.Dimensions.Samples, model.Device);
        using var cache = model.Decoder.Start(model.Encoder.Encode(mel.Compute([samples])), Steps + 2);
        var special = SpecialTokens.For(model.Dimensions.Vocabulary);
        int[] next = [special.StartOfTranscript, special.NoTimestamps];
        var (worst, equal, position) = (0.0, 0, 0);
        for (var step = 0; step < Steps; step++)
        {
            var expected = theirs.Decode(next, position);
            var hidden = model.Decoder.Forward(torch.tensor([.. next.Select(token => (long)token)], [1, next.Length]), position, cache);
            var scores = model.Decoder.Logits(hidden.select(1, next.Length - 1))[0];
            var reference = torch.tensor(expected);
            worst = Math.Max(worst, ((scores - reference).norm() / reference.norm()).item<float>());
            position += next.Length;
            next = [(int)reference.argmax().item<long>()];
            equal += scores.argmax().item<long>() == next[0] ? 1 : 0;
        }

        return (worst, equal);
    }
}
