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
    var options = SpeedOptions.Parse(args);
    await new Speed(options, Console.Out).RunAsync(stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception failure) when (failure is PodcastsCoreException or TorchUnavailableException or ArgumentException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 2;
}
