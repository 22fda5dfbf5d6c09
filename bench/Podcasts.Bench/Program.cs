using Podcasts.Bench;
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
        case ["compare", .. var rest]:
            await new Compare(CompareOptions.Parse(rest), Console.Out).RunAsync(stop.Token);
            break;
        case ["parity", .. var files]:
            await new Parity(Console.Out).RunAsync(files, stop.Token);
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
catch (Exception failure) when (failure is PodcastsCoreException or TorchUnavailableException or ArgumentException or InvalidOperationException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 2;
}
