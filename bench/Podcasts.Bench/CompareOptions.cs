namespace Podcasts.Bench;

/// <summary>What to compare.</summary>
/// <param name="Size">Of the weights: tiny.en, base.en, small.en or medium.en.</param>
/// <param name="Minutes">Of audio.</param>
/// <param name="Threads">For each program.</param>
/// <param name="Rounds">Every measurement is taken so often, in turn.</param>
/// <param name="Busy">Whether another program keeps the cores busy meanwhile.</param>
/// <param name="Peer">whisper.cpp's <c>whisper-cli</c>, from the environment variable <c>WHISPER_CPP</c>, or null.</param>
internal sealed record CompareOptions(string Size, double Minutes, int Threads, int Rounds, bool Busy, string? Peer)
{
    private const string Usage =
        "usage: compare [--size tiny.en|base.en|small.en|medium.en] [--minutes N] [--threads N] [--rounds N] [--busy]; WHISPER_CPP names whisper.cpp's whisper-cli";

    /// <exception cref="ArgumentException">An argument is not known; the message is the usage.</exception>
    public static CompareOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new CompareOptions("base.en", 10, Environment.ProcessorCount, 3, false, Environment.GetEnvironmentVariable("WHISPER_CPP"));
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--busy" => options with { Busy = true },
                "--size" when i + 1 < args.Length => options with { Size = args[++i] },
                "--minutes" when i + 1 < args.Length => options with { Minutes = Number(args[++i]) },
                "--threads" when i + 1 < args.Length => options with { Threads = (int)Number(args[++i]) },
                "--rounds" when i + 1 < args.Length => options with { Rounds = (int)Number(args[++i]) },
                _ => throw new ArgumentException(Usage),
            };
        }

        return options;
    }

    private static double Number(string text) => double.TryParse(text, out var number) && number > 0 ? number : throw new ArgumentException(Usage);
}
