using Podcasts.Core.Torch;

namespace Podcasts.Bench;

/// <summary>What to measure.</summary>
/// <param name="Model">A model file.</param>
/// <param name="Files">Audio, heard one after the other.</param>
/// <param name="Minutes">How much to hear; the files are repeated as often as needed. Null hears them once.</param>
/// <param name="LongestWindow">No window is longer.</param>
/// <param name="Words">Whether every word gets its own times.</param>
/// <param name="Retries">Whether what came out badly is heard again.</param>
/// <param name="Torch">Device, number type, threads and batch.</param>
internal sealed record SpeedOptions(string Model, IReadOnlyList<string> Files, double? Minutes, TimeSpan LongestWindow, bool Words, bool Retries, TorchOptions Torch)
{
    private const string Usage =
        "usage: speed [--model FILE] [--minutes N] [--batch N] [--device cpu|cuda] [--dtype float32|bfloat16|float16] [--threads N] [--window SECONDS] [--words on|off] [--retries on|off] [AUDIO...]";

    /// <exception cref="ArgumentException">An argument is not known; the message is the usage.</exception>
    public static SpeedOptions Parse(string[] args)
    {
        var values = new Dictionary<string, string>();
        var files = new List<string>();
        for (var i = args is ["speed", ..] ? 1 : 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                files.Add(args[i]);
            }
            else if (i + 1 < args.Length && args[i] is "--model" or "--minutes" or "--batch" or "--device" or "--dtype" or "--threads" or "--window" or "--words" or "--retries")
            {
                values[args[i]] = args[++i];
            }
            else
            {
                throw new ArgumentException(Usage);
            }
        }

        return new(
            values.GetValueOrDefault("--model", "samples/models/ggml-demo-synthetic.en.bin"),
            files.Count > 0 ? files : [.. Directory.GetFiles("samples/show", "*.mp3").Order()],
            values.TryGetValue("--minutes", out var minutes) ? Number(minutes) : null,
            TimeSpan.FromSeconds(Number(values.GetValueOrDefault("--window", "30"))),
            values.GetValueOrDefault("--words", "on") == "on",
            values.GetValueOrDefault("--retries", "on") == "on",
            new TorchOptions
            {
                Device = values.GetValueOrDefault("--device", "auto"),
                DType = values.GetValueOrDefault("--dtype", "auto"),
                Threads = (int)Number(values.GetValueOrDefault("--threads", "0")),
                BatchSize = (int)Number(values.GetValueOrDefault("--batch", "0")),
            });
    }

    private static double Number(string text) => double.TryParse(text, out var number) ? number : throw new ArgumentException(Usage);
}
