using System.Globalization;

namespace Podcasts.Bench;

/// <summary>A process's memory as Linux counts it.</summary>
internal static class PeakMemory
{
    /// <summary>The most that was ever resident, in MiB.</summary>
    public static double Mebibytes() => Read("self", "VmHWM:");

    /// <summary>The same of another process; 0 once it has ended.</summary>
    public static double Mebibytes(int process) => Read($"{process}", "VmHWM:");

    /// <summary>What is resident now, in MiB.</summary>
    public static double NowMebibytes() => Read("self", "VmRSS:");

    /// <summary>The same of another process; 0 once it has ended.</summary>
    public static double NowMebibytes(int process) => Read($"{process}", "VmRSS:");

    private static double Read(string process, string name)
    {
        var line = ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (IOException)
        {
            return []; // It has just ended.
        }
    }
}
