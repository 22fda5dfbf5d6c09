using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Segmentation;
using Podcasts.Core.Torch;
using TorchSharp;

namespace Podcasts.Bench;

/// <summary>
/// What diarization costs with networks of the published size: seconds an hour of audio by stage, and memory. The networks hear the first
/// minutes of a three-hour recording only, since each minute costs the same; what follows them is given all of it, as twenty people would speak.
/// </summary>
internal sealed class Diarization(TextWriter output)
{
    private const int Hours = 3;
    private const int Speakers = 20;
    private const int Side = 2048;
    private const int Products = 3;

    // diarization.md 4.8: what the networks compute for an hour, in TFLOP.
    private const double SegmentationWork = 9.5;
    private const double EmbeddingWork = 162;
    private static readonly TimeSpan Length = TimeSpan.FromHours(Hours);

    /// <summary>Measures.</summary>
    /// <param name="options">Device and threads.</param>
    /// <param name="minutes">How much the networks hear.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public void Run(TorchOptions options, int minutes, CancellationToken cancellationToken)
    {
        var windows = ManySpeakers.Talk(Length, Speakers);
        using var networks = SpeakerNetworks.Load(SpeakerWeights.Segmentation, SpeakerWeights.Embedding, options);
        var device = TorchDevice.Resolve(options, width: 0).Device;
        var (rate, loaded, times) = (Rate(device), PeakMemory.NowMebibytes(), new StageTimes());
        using var diarizer = new Diarizer("random", new PartlyHeard(networks, windows, minutes), new AgglomerativeClustering(new()), TimeSpan.Zero);

        var heard = diarizer.Diarize(Sound(Length), DiarizeParameters.Default, times, cancellationToken);

        var rest = times.Rest();
        output.WriteLine($"published sizes on {device}, {torch.get_num_threads()} threads; the networks hear {minutes} min, the rest is {Hours} h of {Speakers} speakers ({Found(heard)} found)");
        output.WriteLine($"  {"seconds an hour of audio",-24}    by the clock   of processors   at least, at {1000 * rate:F0} GFLOP {(device.type == DeviceType.CUDA ? "a second" : "a second of a processor")}");
        var stages = new[]
        {
            ("segmentation", PerHour(times.Of(SpeakerStage.Segmentation), minutes / 60.0), SegmentationWork / rate),
            ("embedding", PerHour(times.Of(SpeakerStage.Embedding), minutes / 60.0), EmbeddingWork / rate),
            ("clustering", PerHour(times.Of(SpeakerStage.Clustering), Hours), 0),
            ("rest", PerHour(rest, Hours), 0),
        };
        Array.ForEach(stages, stage => Line(stage.Item1, stage.Item2, stage.Item3));
        Line("all", (stages.Sum(stage => stage.Item2.Clock), stages.Sum(stage => stage.Item2.Processor)), stages.Sum(stage => stage.Item3));
        output.WriteLine($"  peak memory {PeakMemory.Mebibytes():F0} MiB, {PeakMemory.Mebibytes() - loaded:F0} MiB more than with the models loaded");
    }

    private void Line(string stage, (double Clock, double Processor) seconds, double least) =>
        output.WriteLine($"  {stage,-24} {seconds.Clock,15:F1} {seconds.Processor,15:F1} {(least > 0 ? $"{least,15:F1}" : "")}");

    private static (double Clock, double Processor) PerHour((TimeSpan Clock, TimeSpan Processor) time, double hours) =>
        (time.Clock.TotalSeconds / hours, time.Processor.TotalSeconds / hours);

    private static int Found(DiarizedEpisode heard) => heard.Turns.Select(turn => turn.Speaker).Distinct().Count();

    // TFLOP of a plain product in single precision, the best of a few: a second on a GPU, a second of one processor otherwise.
    private static double Rate(torch.Device device)
    {
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        var (a, b) = (torch.randn([Side, Side], device: device), torch.randn([Side, Side], device: device));
        var (best, times) = (0.0, new StageTimes());
        for (var i = 0; i < 5; i++)
        {
            times.Rest();
            for (var product = 0; product < Products; product++)
            {
                using var last = a.matmul(b).select(0, 0).cpu(); // Waits for a GPU.
            }

            var (clock, processor) = times.Rest();
            best = Math.Max(best, 2e-12 * Products * Side * Side * Side / (device.type == DeviceType.CUDA ? clock : processor).TotalSeconds);
        }

        return best;
    }

    private static IEnumerable<ReadOnlyMemory<float>> Sound(TimeSpan length)
    {
        var dice = new Random(2);
        var second = Enumerable.Range(0, WindowGrid.SampleRate).Select(_ => 0.1f * ((2 * dice.NextSingle()) - 1)).ToArray();
        return Enumerable.Repeat((ReadOnlyMemory<float>)second, (int)length.TotalSeconds);
    }

    /// <summary>The networks hear the beginning; what they would say of all of it is known.</summary>
    private sealed class PartlyHeard(SpeakerNetworks networks, SpeakerWindows windows, int minutes) : ISpeakerNetworks
    {
        public SpeakerWindows Hear(IEnumerable<ReadOnlyMemory<float>> sound, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
        {
            networks.Hear(Sound(TimeSpan.FromMinutes(minutes)), progress, cancellationToken);
            foreach (var _ in sound)
            {
                // Whoever gives the sound learns its length by having it read.
            }

            return windows;
        }

        public void Dispose()
        {
        }
    }
}
