using System.Globalization;

namespace Podcasts.Core.Speakers.Scoring;

/// <summary>The line format in which references and results of diarization are exchanged.</summary>
public static class Rttm
{
    /// <summary>Reads the turns of lines that begin with <c>SPEAKER</c>; speakers are numbered by first appearance.</summary>
    /// <exception cref="FormatException">A line lacks a field or has a number that is none.</exception>
    public static IReadOnlyList<SpeakerTurn> Read(IEnumerable<string> lines)
    {
        var speakers = new Dictionary<string, int>();
        return
        [
            .. lines
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields is ["SPEAKER", ..])
                .Select(fields => fields.Length >= 8 ? fields : throw new FormatException("A line of RTTM has too few fields."))
                .Select(fields => (Start: Seconds(fields[3]), Duration: Seconds(fields[4]), Speaker: fields[7]))
                .Where(turn => turn.Duration > TimeSpan.Zero)
                .Select(turn => new SpeakerTurn(turn.Start, turn.Start + turn.Duration, Number(turn.Speaker))),
        ];

        int Number(string name) => speakers.TryGetValue(name, out var number) ? number : speakers[name] = speakers.Count;
    }

    /// <summary>Writes turns, one a line.</summary>
    /// <param name="turns">In the order of the lines.</param>
    /// <param name="recording">The recording's name, without spaces.</param>
    public static IEnumerable<string> Write(IEnumerable<SpeakerTurn> turns, string recording) => turns.Select(turn =>
        string.Create(CultureInfo.InvariantCulture, $"SPEAKER {recording} 1 {turn.Start.TotalSeconds:F3} {turn.Duration.TotalSeconds:F3} <NA> <NA> SPEAKER_{turn.Speaker:00} <NA> <NA>"));

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
}
