using System.Globalization;
using System.Xml;

namespace Podcasts.Core.Podcasts;

/// <summary>Durations as feeds write them: seconds, m:ss, h:mm:ss, ISO 8601, and things that are no duration.</summary>
internal static class FeedDuration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public static TimeSpan? Parse(string? text)
    {
        var duration = ParseAny(text?.Trim() ?? "");
        return duration > TimeSpan.Zero && duration <= Longest ? duration : null;
    }

    /// <summary>A place in an episode, which unlike a length may be 0.</summary>
    public static TimeSpan? ParsePosition(string? text)
    {
        var position = string.IsNullOrWhiteSpace(text) ? null : ParseAny(text.Trim());
        return position >= TimeSpan.Zero && position <= Longest ? position : null;
    }

    private static TimeSpan? ParseAny(string text)
    {
        if (text.StartsWith('P'))
        {
            return ParseIso(text);
        }

        var seconds = 0.0;
        var parts = text.Split(':');
        foreach (var part in parts)
        {
            if (parts.Length > 3 || !double.TryParse(part.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            seconds = (seconds * 60) + number;
        }

        return seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static TimeSpan? ParseIso(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }
}
