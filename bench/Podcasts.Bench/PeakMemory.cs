using System.Globalization;

namespace Podcasts.Bench;

/// <summary>The process's memory as Linux counts it.</summary>
internal static class PeakMemory
{
    /// <summary>The most that was ever resident, in MiB.</summary>
    public static double Mebibytes() => Read("VmHWM:");

    /// <summary>What is resident now, in MiB.</summary>
    public static double NowMebibytes() => Read("VmRSS:");

    private static double Read(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
