using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Transcripts.Reading;

/// <summary>Reads transcripts that were made elsewhere: WebVTT, SubRip, the JSON and HTML of Podcasting 2.0, and our own JSON. What a file is is told by its content.</summary>
/// <remarks>Strangers write these files: nothing in them is run, sizes are bounded, and times that cannot be are put right or left out.</remarks>
public static class TranscriptParser
{
    /// <summary>Bytes; three hours, a word at a time, are about 5 MB of JSON.</summary>
    public const int MaximumBytes = 32 << 20;

    private const int MostSegments = 200_000;

    /// <summary>The text of a file.</summary>
    /// <param name="file">Its bytes, in any encoding.</param>
    /// <param name="charset">The encoding that a host claims, or null.</param>
    /// <exception cref="TranscriptException">It is too large.</exception>
    public static string Decode(byte[] file, string? charset)
    {
        if (file.Length > MaximumBytes)
        {
            throw new TranscriptException($"This file is larger than {MaximumBytes >> 20} MB; no transcript is. Choose the transcript's own file.");
        }

        return FeedEncoding.Decode(file, charset).Replace("\0", "", StringComparison.Ordinal).Trim('\uFEFF', '\u200B', ' ', '\t', '\r', '\n');
    }

    /// <summary>Reads the text of a file.</summary>
    /// <returns>In order of time, at least one.</returns>
    /// <exception cref="TranscriptException">It is no transcript with times.</exception>
    public static IReadOnlyList<TranscriptSegment> Parse(string text)
    {
        var said = Read(text).Where(said => said.IsSound).OrderBy(said => said.Start).Take(MostSegments + 1).ToList();
        return said.Count switch
        {
            0 => throw new TranscriptException("Nothing is said in this file: it has no text with times. Choose a WebVTT, SubRip, JSON or HTML transcript with times."),
            > MostSegments => throw new TranscriptException($"This file has more than {MostSegments:N0} passages; no transcript has. Choose the transcript's own file."),
            _ => [.. SingleWords.Join(said).Select((passage, id) => passage.ToSegment(id))],
        };
    }

    private static IEnumerable<Said> Read(string text) =>
        text.StartsWith("WEBVTT", StringComparison.Ordinal) ? CaptionParser.Parse(text)
        : text.StartsWith('{') || text.StartsWith('[') ? JsonParser.Parse(text)
        : text.StartsWith('<') ? HtmlParser.Parse(text)
        : text.Contains("-->", StringComparison.Ordinal) ? CaptionParser.Parse(text)
        : throw new TranscriptException("This is none of the transcripts that are understood here: WebVTT, SubRip, and the JSON or HTML of Podcasting 2.0. Choose one of those; plain text has no times.");
}

/// <summary>A file is no transcript, or none that is understood; the message says what to do.</summary>
public sealed class TranscriptException(string message, Exception? inner = null) : PodcastsCoreException(message, inner);
