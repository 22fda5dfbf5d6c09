namespace Podcasts.Core.Transcripts.Reading;

/// <summary>What a file says is said, before it is believed.</summary>
/// <param name="Start">Seconds from the start of the episode.</param>
/// <param name="End">Seconds from the start of the episode; what is no time after the start counts as the start.</param>
/// <param name="Text">On one line, trimmed.</param>
/// <param name="Speaker">Who says it, or null.</param>
internal sealed record Said(double Start, double End, string Text, string? Speaker)
{
    private const double Latest = 1e6; // s: eleven days
    private const int LongestText = 20_000;
    private const int LongestName = 200;

    public double End { get; } = End >= Start && End <= Latest ? End : Start;

    public string Text { get; } = OneLine(Text, LongestText);

    public string? Speaker { get; } = Speaker is null || OneLine(Speaker, LongestName) is not { Length: > 0 } name ? null : name;

    /// <summary>In order of time; empty where the file has no words of its own.</summary>
    public IReadOnlyList<TranscriptWord> Words { get; init; } = [];

    public bool IsSound => Start is >= 0 and <= Latest && Text.Length > 0;

    public TranscriptSegment ToSegment(int id) => new(id, TimeSpan.FromSeconds(Start), TimeSpan.FromSeconds(End), Text, Speaker) { Words = Words };

    private static string OneLine(string text, int longest)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = string.Concat(line.Where(c => !char.IsControl(c)));
        return line.Length <= longest ? line : line[..(longest - (char.IsHighSurrogate(line[longest - 1]) ? 1 : 0))];
    }
}
