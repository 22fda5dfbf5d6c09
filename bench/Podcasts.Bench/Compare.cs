using System.Diagnostics;
using Podcasts.Core.Episodes;
using Podcasts.Core.Transcribe;

namespace Podcasts.Bench;

/// <summary>Our speed and memory beside whisper.cpp's: the same weights, audio and number of threads, each program in turn.</summary>
internal sealed class Compare(CompareOptions options, TextWriter output)
{
    private const string Ours = "Podcasts";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("podcasts-bench-");
        var busy = new List<Process>();
        try
        {
            var (model, audio) = (Path.Combine(folder.FullName, $"ggml-{options.Size}.bin"), Path.Combine(folder.FullName, "audio.wav"));
            SyntheticModel.Write(model, options.Size, forced: true);
            await WriteAudioAsync(audio, cancellationToken);
            busy.AddRange(Enumerable.Range(0, options.Busy ? Environment.ProcessorCount : 0).Select(_ => Process.Start("sh", ["-c", "while :; do :; done"])));
            await MeasureAsync(model, audio, cancellationToken);
        }
        finally
        {
            busy.ForEach(process => process.Kill());
            folder.Delete(recursive: true);
        }
    }

    private async Task MeasureAsync(string model, string audio, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(
            $"{options.Size}, random weights, {SyntheticModel.ForcedTokens} tokens in every window; {options.Minutes} min of audio, {options.Threads} threads, {(options.Busy ? "cores kept busy by another program" : "idle machine")}, {options.Rounds} rounds");
        var bare = await MeasuredProcess.RunAsync("dotnet", [Bench, "libtorch"], cancellationToken);
        await output.WriteLineAsync($"libtorch and .NET alone: {bare.PeakMebibytes:F0} MiB");
        var programs = Programs(model, audio).ToList();
        var runs = programs.ToDictionary(program => program.Name, _ => new List<MeasuredProcess>());
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (name, program, arguments) in programs)
            {
                runs[name].Add(await MeasuredProcess.RunAsync(program, arguments, cancellationToken));
            }
        }

        var peer = runs.Where(run => !run.Key.StartsWith(Ours, StringComparison.Ordinal)).Select(run => Best(run.Value)).DefaultIfEmpty(double.NaN).Min();
        foreach (var (name, measured) in runs)
        {
            var memory = measured.Max(run => run.PeakMebibytes) - (name.StartsWith(Ours, StringComparison.Ordinal) ? bare.PeakMebibytes : 0);
            await output.WriteLineAsync(
                $"{name,-44} {Best(measured),7:F1} s ({measured.Max(run => run.Seconds):F1} at worst), {options.Minutes * 60 / Best(measured),6:F1} x real time, {peer / Best(measured):F2} x whisper.cpp's best; {memory:F0} MiB");
        }
    }

    private static string Bench => typeof(Compare).Assembly.Location;

    private static double Best(IEnumerable<MeasuredProcess> runs) => runs.Min(run => run.Seconds);

    // Loading included, on all sides. -mc 0: no window reads the text before; -nf: no second tries; -bs 1 -bo 1: greedy.
    private IEnumerable<(string Name, string Program, string[] Arguments)> Programs(string model, string audio)
    {
        var threads = $"{options.Threads}";
        if (options.Peer is { } peer)
        {
            string[] greedy = ["-m", model, "-f", audio, "-t", threads, "-mc", "0", "-nf", "-bs", "1", "-bo", "1"];
            yield return ("whisper.cpp", peer, greedy);
            yield return ("whisper.cpp, flash attention off", peer, [.. greedy, "-nfa"]);
        }

        foreach (var (name, batch) in new[] { ("one window at a time", "1"), ("batches of 16", "16") })
        {
            string[] ours = [Bench, "speed", "--model", model, "--threads", threads, "--batch", batch, "--words", "off", "--retries", "off", audio];
            yield return ($"{Ours}, {name}", "dotnet", ours);
        }
    }

    private async Task WriteAudioAsync(string path, CancellationToken cancellationToken)
    {
        var show = new RepeatedAudio([.. Directory.GetFiles("samples/show", "*.mp3").Order()], TimeSpan.FromMinutes(options.Minutes));
        using var wave = new WaveWriter(path);
        await foreach (var block in show.ReadAsync(cancellationToken))
        {
            wave.Write(block.Samples.Span);
        }
    }
}
