using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Podcasts.Ui.Clients;

namespace Podcasts.Cli;

/// <summary>Prints answers: lines for people, JSON for programs.</summary>
internal static class Printer
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Answer in JSON, as the server does; what is watched is a line of JSON for each change.", Recursive = true };

    /// <summary>Prints an answer.</summary>
    /// <param name="parsed">Says which of the two.</param>
    /// <param name="answer">What programs get.</param>
    /// <param name="lines">What people get.</param>
    public static void Print<T>(ParseResult parsed, T answer, Func<T, IEnumerable<string>> lines)
    {
        foreach (var line in parsed.GetValue(Json) ? [JsonSerializer.Serialize(answer, ApiHttp.Json)] : lines(answer).Select(Plain))
        {
            Console.Out.WriteLine(line);
        }
    }

    /// <summary>Columns side by side, each as wide as its widest cell; the last one as it is.</summary>
    public static IEnumerable<string> Columns(IReadOnlyList<string[]> rows)
    {
        var plain = rows.Select(row => row.Select(Plain).ToArray()).ToList();
        var widths = plain.Count == 0 ? [] : Enumerable.Range(0, plain[0].Length).Select(column => plain.Max(row => row[column].Length)).ToArray();
        return plain.Select(row => string.Join("  ", row.Select((cell, column) => column < row.Length - 1 ? cell.PadRight(widths[column]) : cell)).TrimEnd());
    }

    /// <summary>Without what could steer a terminal: titles are their publishers'.</summary>
    public static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    /// <summary>Such as 1:02:03; a dash where it is not known.</summary>
    public static string Clock(double? seconds) =>
        seconds is { } known ? string.Create(CultureInfo.InvariantCulture, $"{(int)(known / 3600)}:{(int)(known / 60) % 60:00}:{(int)known % 60:00}") : "-";

    /// <summary>Such as 2026-01-31; a dash where it is not known.</summary>
    public static string Day(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Such as 148 MB.</summary>
    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(bytes + (1 << 20) - 1) >> 20} MB");
}
