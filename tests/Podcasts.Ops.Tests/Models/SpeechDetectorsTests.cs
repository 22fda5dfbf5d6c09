using Microsoft.Extensions.Logging;
using Podcasts.Core.Transcribe.Speech;
using Podcasts.Ops.Health;
using Podcasts.Ops.Models;

namespace Podcasts.Ops.Tests.Models;

public sealed class SpeechDetectorsTests
{
    [Fact]
    public async Task Without_a_file_loudness_decides_and_nothing_is_wrong()
    {
        await using var host = await OpsHost.StartAsync();

        Assert.Equal(new(SpeechEnergy.Instance, null), host.Get<SpeechDetectors>().Find());
        Assert.Contains("by loudness", (await SpeechAsync(host)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_is_told_once_to_the_log_and_on_the_health_page_and_loudness_takes_over()
    {
        await using var host = await OpsHost.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(host.Data.Models, "ggml-silero-v6.2.0.bin"), "<html>Sign in</html>");

        var found = host.Get<SpeechDetectors>().Find();
        var check = await SpeechAsync(host);

        Assert.Same(SpeechEnergy.Instance, found.Detector);
        Assert.Equal("degraded", check.Status);
        Assert.Contains("ggml-silero-v6.2.0.bin is not a Silero speech detector", check.Message, StringComparison.Ordinal);
        Assert.Single(host.Logs.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("ggml-silero-v6.2.0.bin", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Get<ModelShelf>().List(), model => model.Id.Contains("silero", StringComparison.Ordinal));
    }

    [SileroFact]
    public async Task A_good_file_is_in_use_as_soon_as_it_lies_there()
    {
        await using var host = await OpsHost.StartAsync();
        var detectors = host.Get<SpeechDetectors>();
        Assert.Same(SpeechEnergy.Instance, detectors.Find().Detector);

        File.Copy(SileroFactAttribute.Silero, Path.Combine(host.Data.Models, "ggml-silero-v6.2.0.bin"));

        Assert.Equal("Silero 6.2.0", detectors.Find().Detector.Name);
        Assert.Same(detectors.Find().Detector, detectors.Find().Detector);
        Assert.Equal(("healthy", "Speech is told from other sound by Silero 6.2.0."), ((await SpeechAsync(host)).Status, (await SpeechAsync(host)).Message));
    }

    [Fact]
    public async Task A_speaker_model_without_its_network_is_told_and_loudness_takes_over()
    {
        await using var host = await OpsHost.StartAsync();
        FakeSpeakers.PutInto(host.Data.Models);

        var found = host.Get<SpeechDetectors>().Find();

        Assert.Same(SpeechEnergy.Instance, found.Detector);
        Assert.Contains("lacks segmentation", found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_detector_can_be_ruled_out_by_its_setting()
    {
        await using var host = await OpsHost.StartAsync(null, ("Transcribe:SpeechDetector", "loudness"));
        FakeSpeakers.PutInto(host.Data.Models);

        Assert.Equal(new(SpeechEnergy.Instance, null), host.Get<SpeechDetectors>().Find());
    }

    private static async Task<HealthCheck> SpeechAsync(OpsHost host) =>
        (await host.Get<HealthOrchestrator>().GetAsync(CancellationToken.None)).Checks.Single(check => check.Name == "speech");
}
