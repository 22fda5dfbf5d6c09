using System.Globalization;

namespace Podcasts.Bench.Chaos;

/// <summary>Which app is troubled, how long, and with what work.</summary>
internal sealed record ChaosOptions
{
    private const string Usage = "usage: chaos|queue [--minutes N] [--database sqlite|postgres] [--workers N] [--episodes N] [--seconds N] [--seed N]";

    /// <summary><c>sqlite</c> for one process, <c>postgres</c> for a web node and workers.</summary>
    public string Database { get; init; } = "sqlite";

    /// <summary>Troubles come for so long; the last round then ends in peace.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>No more troubles come.</summary>
    public int Troubles { get; init; } = int.MaxValue;

    /// <summary>Nodes beside the web node; only with <c>postgres</c>.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Episodes of each round.</summary>
    public int Episodes { get; init; } = 6;

    /// <summary>Length of each episode.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Of which trouble comes when.</summary>
    public int Seed { get; init; } = 1;

    /// <param name="args">Of the command line.</param>
    /// <param name="options">What is not said there.</param>
    /// <exception cref="ArgumentException">An argument is not known; the message is the usage.</exception>
    public static ChaosOptions Parse(string[] args, ChaosOptions options)
    {
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException(Usage);
            options = args[i] switch
            {
                "--minutes" => options with { Length = TimeSpan.FromMinutes(Number(value)) },
                "--database" when value is "sqlite" or "postgres" => options with { Database = value },
                "--workers" => options with { Workers = (int)Number(value) },
                "--episodes" => options with { Episodes = (int)Number(value) },
                "--seconds" => options with { Seconds = (int)Number(value) },
                "--seed" => options with { Seed = (int)Number(value) },
                _ => throw new ArgumentException(Usage),
            };
        }

        return options;
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException(Usage);
}
