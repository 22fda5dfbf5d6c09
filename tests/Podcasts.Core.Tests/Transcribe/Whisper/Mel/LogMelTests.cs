using Podcasts.Core.Transcribe.Whisper.Mel;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Mel;

public sealed class LogMelTests
{
    private const double Tolerance = 1e-4;

    [SharedDataFact("audio/jfk.wav")]
    public void Kennedy_looks_as_in_the_reference_at_80_bins()
    {
        using var scope = torch.NewDisposeScope();
        var mel = Compute(80, SharedData.ReadWav("audio", "jfk.wav"));

        Assert.Equal(1.46126, mel.max().item<float>(), Tolerance);
        Assert.Equal(-0.53874, mel.min().item<float>(), Tolerance);
        Assert.Equal(-0.295029, mel.mean().item<float>(), Tolerance);
        Assert.Equal(0.422067, mel.std().item<float>(), Tolerance);
        AssertFrame(mel, 100, (0, 0.03524), (1, 0.27645), (10, 0.42844), (40, 0.14501), (79, -0.53874));
        AssertFrame(mel, 1100, (0, 0.02147), (1, -0.01624), (10, 0.55698), (40, 0.60374), (79, -0.53874));
    }

    [SharedDataFact("audio/jfk.wav")]
    public void Kennedy_looks_as_in_the_reference_at_128_bins()
    {
        using var scope = torch.NewDisposeScope();
        var mel = Compute(128, SharedData.ReadWav("audio", "jfk.wav"));

        Assert.Equal(1.49369, mel.max().item<float>(), Tolerance);
        Assert.Equal(-0.281170, mel.mean().item<float>(), Tolerance);
        AssertFrame(mel, 100, (0, -0.04052), (1, 0.05704), (10, 0.88877), (40, 0.68101), (79, 0.42099));
    }

    [Fact]
    public void Two_tones_look_as_in_the_reference()
    {
        using var scope = torch.NewDisposeScope();
        var tones = Enumerable.Range(0, 48_000)
            .Select(i => (float)((0.5 * Math.Sin(2 * Math.PI * 440 * i / 16_000)) + (0.25 * Math.Sin(2 * Math.PI * 3000 * i / 16_000))))
            .ToArray();
        var mel = Compute(80, tones);

        Assert.Equal(1.4382037, mel.max().item<float>(), Tolerance);
        AssertFrame(mel, 150, (0, -0.56180), (10, 1.34874), (11, 1.43820), (55, 1.13994));
    }

    [Fact]
    public void A_window_looks_the_same_alone_and_in_a_batch()
    {
        using var scope = torch.NewDisposeScope();
        using var logMel = new LogMel(MelFilterBank.Create(80), 480_000, torch.CPU);
        var random = new Random(1);
        var (loud, quiet) = (Noise(random, 1), Noise(random, 0.01f));

        var together = logMel.Compute([loud, quiet]);

        Assert.Equal([2, 80, 3000], together.shape);
        Assert.True(torch.allclose(logMel.Compute([quiet])[0], together[1], atol: 1e-5));
    }

    private static torch.Tensor Compute(int bins, float[] samples)
    {
        using var logMel = new LogMel(MelFilterBank.Create(bins), 480_000, torch.CPU);
        return logMel.Compute([samples])[0];
    }

    private static ReadOnlyMemory<float> Noise(Random random, float gain) => Enumerable.Range(0, 16_000).Select(_ => gain * (random.NextSingle() - 0.5f)).ToArray();

    private static void AssertFrame(torch.Tensor mel, int frame, params (int Bin, double Value)[] expected) =>
        Assert.All(expected, e => Assert.Equal(e.Value, mel[e.Bin, frame].item<float>(), Tolerance));
}
