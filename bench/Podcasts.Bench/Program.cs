using Podcasts.Bench;
using Podcasts.Bench.Chaos;
using Podcasts.Bench.Load;
using Podcasts.Bench.Search;
using Podcasts.Core;
using Podcasts.Core.Torch;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    switch (args)
    {
        case ["chaos", .. var rest]:
            await new ChaosRun(ChaosOptions.Parse(rest, new ChaosOptions()), Console.Out).RunAsync(stop.Token);
            break;
        case ["queue", .. var rest]:
            await new QueueRun(ChaosOptions.Parse(rest, new ChaosOptions { Database = "postgres", Workers = 3, Episodes = 1_000, Seconds = 3 }), Console.Out).RunAsync(stop.Token);
            break;
        case ["search", .. var what]:
            var hours = int.Parse(what.ElementAtOrDefault(0) ?? "5000", System.Globalization.CultureInfo.InvariantCulture);
            await new SearchBench(Console.Out).RunAsync(hours, what.Length > 1 ? what[1..] : ["sqlite", "postgres"], stop.Token);
            break;
        case ["load", .. var what]:
            await new LoadRun(Console.Out).RunAsync(TimeSpan.FromSeconds(int.Parse(what.ElementAtOrDefault(0) ?? "60", System.Globalization.CultureInfo.InvariantCulture)), stop.Token);
            break;
        case ["compare", .. var rest]:
            await new Compare(CompareOptions.Parse(rest), Console.Out).RunAsync(stop.Token);
            break;
        case ["parity", .. var files]:
            await new Parity(Console.Out).RunAsync(files, stop.Token);
            break;
        case ["steps", .. var what]:
            var (size, device, batch) = (what.ElementAtOrDefault(0) ?? "base", what.ElementAtOrDefault(1) ?? "auto", int.Parse(what.ElementAtOrDefault(2) ?? "16", System.Globalization.CultureInfo.InvariantCulture));
            new Steps(Console.Out).Run(size, new TorchOptions { Device = device }, batch);
            break;
        case ["diarization", .. var what]:
            var minutes = int.Parse(what.ElementAtOrDefault(1) ?? "3", System.Globalization.CultureInfo.InvariantCulture);
            new Diarization(Console.Out).Run(new TorchOptions { Device = what.ElementAtOrDefault(0) ?? "auto" }, minutes, stop.Token);
            break;
        case ["libtorch"]:
            TorchDevice.Resolve(new TorchOptions { Device = "cpu" }, width: 0);
            break;
        default:
            await new Speed(SpeedOptions.Parse(args), Console.Out).RunAsync(stop.Token);
            break;
    }

    return 0;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception failure) when (failure is PodcastsCoreException or TorchUnavailableException or ArgumentException or InvalidOperationException or ChaosException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 2;
}
