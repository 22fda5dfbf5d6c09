using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Podcasts.Core.Transcripts.Editing;

/// <summary>Which state of a segment somebody has seen: its time, and a hash of its text. It changes with whatever changes the text, be it a person or another hearing.</summary>
public static class SegmentRevision
{
    private const int Characters = 10; // of the hash: enough to tell texts of one place apart

    /// <returns>Such as <c>12340-15600-9f86d08188</c>: start and end in milliseconds, and the hash.</returns>
    public static string Of(TranscriptSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(segment.Text)));
        return string.Create(CultureInfo.InvariantCulture, $"{segment.Start.TotalMilliseconds:0}-{segment.End.TotalMilliseconds:0}-{hash[..Characters]}");
    }

    /// <returns>The start that a revision tells, or null where it is none.</returns>
    public static TimeSpan? StartOf(string? revision) =>
        long.TryParse(revision?.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 10_000_000_000
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
