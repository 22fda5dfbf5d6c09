using System.Globalization;
using System.Text;

namespace Podcasts.Core.Transcripts;

/// <summary>A table (RFC 4180): start and end in seconds, speaker, text.</summary>
internal static class CsvWriter
{
    public static string Write(Transcript transcript)
    {
        var table = new StringBuilder("start,end,speaker,text\n");
        foreach (var segment in transcript.Segments)
        {
            table.Append(Seconds(segment.Start)).Append(',').Append(Seconds(segment.End)).Append(',').Append(Cell(segment.Speaker ?? "")).Append(',').Append(Cell(segment.Text)).Append('\n');
        }

        return table.ToString();
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // A spreadsheet runs what begins like a formula, and what is said in a podcast is said by strangers: an apostrophe makes it text.
    private static string Cell(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
