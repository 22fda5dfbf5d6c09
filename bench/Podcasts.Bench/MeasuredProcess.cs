using System.Diagnostics;

namespace Podcasts.Bench;

/// <summary>What a program took from start to end.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="PeakMebibytes">Most memory that was ever resident.</param>
/// <param name="Output">What it wrote.</param>
internal sealed record MeasuredProcess(double Seconds, double PeakMebibytes, string Output)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it wrote.</exception>
    public static async Task<MeasuredProcess> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        var peak = 0.0;
        try
        {
            for (var end = process.WaitForExitAsync(cancellationToken); !end.IsCompleted; await Task.WhenAny(end, Task.Delay(Look, cancellationToken)))
            {
                peak = Math.Max(peak, PeakMemory.Mebibytes(process.Id));
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        var text = await output + await errors;
        return process.ExitCode == 0 ? new(clock.Elapsed.TotalSeconds, peak, text) : throw new InvalidOperationException($"{program} failed:\n{text}");
    }
}
