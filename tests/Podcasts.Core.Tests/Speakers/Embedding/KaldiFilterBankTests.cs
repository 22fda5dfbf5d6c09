using System.Numerics;
using Podcasts.Core.Speakers.Embedding;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Tests.Speakers.Network;
using TorchSharp;

namespace Podcasts.Core.Tests.Speakers.Embedding;

public sealed class KaldiFilterBankTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly KaldiFilterBank _filterBank = new(torch.CPU);

    [Fact]
    public void Frames_equal_the_reference()
    {
        var sound = RandomTensors.Sound(2000);

        var energies = _filterBank.Compute(torch.tensor(sound));

        Assert.Equal([1 + ((2000 - 400) / 160), 80], energies.shape);
        foreach (var frame in new[] { 0, 5, 10 })
        {
            var expected = Reference(sound.AsSpan(frame * 160, 400));
            Assert.All(expected.Zip(energies[frame].data<float>()), pair => Assert.Equal(pair.First, pair.Second, 2e-3));
        }
    }

    [Fact]
    public void Digital_silence_lies_at_the_floor()
    {
        var energies = _filterBank.Compute(torch.zeros(1600));

        Assert.Equal(Math.Log(1.1920929e-07), energies.min().item<float>(), 1e-4);
        Assert.Equal(Math.Log(1.1920929e-07), energies.max().item<float>(), 1e-4);
    }

    [Fact]
    public void A_window_has_998_frames() => Assert.Equal(998, KaldiFilterBank.WindowFrames);

    [Fact]
    public void One_pass_over_the_recording_equals_one_for_each_window()
    {
        var sound = torch.tensor(RandomTensors.Sound(12 * 16000));

        var atOnce = _filterBank.Compute(sound);

        for (var window = 0; window < 3; window++)
        {
            var alone = _filterBank.Compute(sound.narrow(0, window * WindowGrid.StepSamples, WindowGrid.WindowSamples));
            Assert.True(torch.allclose(alone, atOnce.narrow(0, window * KaldiFilterBank.WindowStep, KaldiFilterBank.WindowFrames), atol: 1e-4));
        }
    }

    [Fact]
    public void Each_window_is_less_its_own_mean()
    {
        var energies = _filterBank.Compute(torch.tensor(RandomTensors.Sound(12 * 16000)));

        var windows = KaldiFilterBank.Windows(energies);

        Assert.Equal([3, 80, 998], windows.shape);
        Assert.Equal(0, windows.mean([2]).abs().max().item<float>(), 1e-3);
        var difference = energies.narrow(0, 100, 998).transpose(0, 1) - windows[1];
        Assert.Equal(0, (difference - difference.narrow(1, 0, 1)).abs().max().item<float>(), 1e-4);
    }

    public void Dispose()
    {
        _filterBank.Dispose();
        _scope.Dispose();
    }

    // Step by step in double precision, after diarization.md 3.1.
    private static double[] Reference(ReadOnlySpan<float> frame)
    {
        var x = frame.ToArray().Select(v => v * 32768.0).ToArray();
        var mean = x.Average();
        x = [.. x.Select(v => v - mean)];
        x = [.. x.Select((v, i) => (v - (0.97 * x[Math.Max(0, i - 1)])) * (0.54 - (0.46 * Math.Cos(2 * Math.PI * i / 399))))];
        var power = Enumerable.Range(0, 256).Select(bin =>
        {
            var sum = x.Select((v, i) => v * Complex.Exp(new Complex(0, -2 * Math.PI * bin * i / 512))).Aggregate((a, b) => a + b);
            return (sum.Real * sum.Real) + (sum.Imaginary * sum.Imaginary);
        }).ToArray();
        var (lowest, step) = (Mel(20), (Mel(8000) - Mel(20)) / 81);
        return [.. Enumerable.Range(0, 80).Select(band =>
        {
            var (left, centre, right) = (lowest + (band * step), lowest + ((band + 1) * step), lowest + ((band + 2) * step));
            var energy = power.Select((p, bin) => p * Math.Max(0, Math.Min((Mel(bin * 31.25) - left) / (centre - left), (right - Mel(bin * 31.25)) / (right - centre)))).Sum();
            return Math.Log(Math.Max(energy, 1.1920929e-07));
        })];
    }

    private static double Mel(double hertz) => 1127 * Math.Log(1 + (hertz / 700));
}
