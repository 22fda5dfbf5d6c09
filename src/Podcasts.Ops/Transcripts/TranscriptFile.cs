using Podcasts.Core.Transcripts;
using Podcasts.Ops.Episodes;

namespace Podcasts.Ops.Transcripts;

/// <summary>A transcript as a file.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="ContentType">With a charset where it is text.</param>
/// <param name="FileName">What to save it as.</param>
public sealed record TranscriptFile(byte[] Bytes, string ContentType, string FileName)
{
    private const int LongestName = 80; // characters

    /// <exception cref="NotFoundException">There is no such format.</exception>
    internal static TranscriptFileType TypeOf(string ending) => TranscriptFileType.Find(ending)
        ?? throw new NotFoundException($"A transcript can be had as {string.Join(", ", TranscriptFileType.All.Select(type => type.Ending))}, not as {ending}.");

    internal static TranscriptFile From(Transcript transcript, EpisodeDetails episode, TranscriptFileType type)
    {
        var day = episode.Published is { } published ? DateOnly.FromDateTime(published.UtcDateTime) : (DateOnly?)null;
        return From(transcript with { Heading = new(episode.Title, episode.PodcastTitle, day) }, episode.Title, type);
    }

    /// <param name="transcript">With its heading.</param>
    /// <param name="title">What the file is named after.</param>
    /// <param name="type">Which file.</param>
    internal static TranscriptFile From(Transcript transcript, string title, TranscriptFileType type) =>
        new(TranscriptExporter.Write(transcript, type.Format), type.MediaType + (type.IsText ? "; charset=utf-8" : ""), $"{NameOf(title)}.{type.Ending}");

    /// <summary>A title as every file system takes it.</summary>
    internal static string NameOf(string title) =>
        string.Concat(title.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' ? c : '_')).Trim() is { Length: > 0 } name ? name[..Math.Min(name.Length, LongestName)].TrimEnd() : "transcript";
}
