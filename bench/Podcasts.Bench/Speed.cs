using System.Diagnostics;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper;

namespace Podcasts.Bench;

/// <summary>How much audio Core hears in a second, and how much memory that takes.</summary>
internal sealed class Speed(SpeedOptions options, TextWriter output)
{
    private const int Reports = 6;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var engine = WhisperTorchEngine.Load(options.Model, options.Torch, cancellationToken);
        await output.WriteLineAsync($"model {engine.Model} loaded in {clock.Elapsed.TotalSeconds:F2} s (libtorch included), {PeakMemory.Mebibytes():F0} MiB; batches of {engine.BatchSize}");

        clock.Restart();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var length = options.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : (TimeSpan?)null;
        var parameters = new TranscribeParameters { LongestWindow = options.LongestWindow, WordTimes = options.Words };
        if (!options.Retries)
        {
            parameters = parameters with { Temperatures = [0] };
        }

        var (processed, words, report) = (TimeSpan.Zero, 0, 1);
        await foreach (var batch in new Transcriber(engine).TranscribeAsync(new RepeatedAudio(options.Files, length).ReadAsync(cancellationToken), parameters, cancellationToken))
        {
            if (words == 0 && batch.Segments.Count > 0)
            {
                await output.WriteLineAsync($"first words after {clock.Elapsed.TotalSeconds:F2} s");
            }

            processed = batch.Processed;
            words += batch.Segments.Sum(segment => segment.Text.Split(' ').Length);
            if (length is { } whole && processed >= whole * report / Reports)
            {
                report++;
                await output.WriteLineAsync($"  {processed.TotalMinutes,6:F1} min heard, {processed / clock.Elapsed:F1} x real time, {PeakMemory.NowMebibytes():F0} MiB now, {PeakMemory.Mebibytes():F0} MiB at most");
            }
        }

        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        await output.WriteLineAsync(
            $"{processed.TotalSeconds:F0} s of audio, {words} words in {clock.Elapsed.TotalSeconds:F1} s ({cpu.TotalSeconds:F1} s of processor time): {processed / clock.Elapsed:F1} audio seconds per second, peak memory {PeakMemory.Mebibytes():F0} MiB");
    }
}
