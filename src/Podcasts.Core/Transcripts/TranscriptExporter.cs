namespace Podcasts.Core.Transcripts;

/// <summary>Writes a transcript as a file for people, players and programs; lines end in a line feed.</summary>
public static class TranscriptExporter
{
    public static string Export(Transcript transcript, TranscriptFormat format) => format switch
    {
        TranscriptFormat.Txt => TxtWriter.Write(transcript),
        TranscriptFormat.Vtt => VttWriter.Write(transcript),
        TranscriptFormat.Srt => SrtWriter.Write(transcript),
        TranscriptFormat.Json => JsonWriter.Write(transcript),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };

    /// <summary>Hours (two digits or more), minutes, seconds and milliseconds, such as <c>01:02:03.456</c>.</summary>
    internal static string Time(TimeSpan time, char decimalMark)
    {
        var milliseconds = (long)Math.Round(time.TotalMilliseconds);
        return $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}{decimalMark}{milliseconds % 1000:000}";
    }
}
