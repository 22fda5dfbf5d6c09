using System.Globalization;
using System.Text.RegularExpressions;

namespace Podcasts.Core.Podcasts;

/// <summary>Dates as feeds write them: RFC 822 with all its liberties, and ISO 8601.</summary>
internal static partial class FeedDate
{
    private static readonly Dictionary<string, int> ZoneHours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GMT"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["BST"] = 1,
        ["CET"] = 1,
        ["WEST"] = 1,
        ["CEST"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["JST"] = 9,
        ["AEST"] = 10,
        ["AEDT"] = 11,
    };

    /// <summary>In UTC; a zone that is missing or unknown counts as UTC. Null where the text is no date.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
        {
            return null;
        }

        return Rfc822().Match(text) is { Success: true } match
            ? FromRfc822(match.Groups)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
    }

    private static DateTimeOffset? FromRfc822(GroupCollection parts)
    {
        var month = "JanFebMarAprMayJunJulAugSepOctNovDec".IndexOf(parts["month"].Value[..3], StringComparison.OrdinalIgnoreCase) / 3 + 1;
        var year = Number(parts["year"]) is var number && parts["year"].Length == 2 ? number + (number < 70 ? 2000 : 1900) : number;
        try
        {
            var local = new DateTime(year, month, Number(parts["day"]), Number(parts["hour"]), Number(parts["minute"]), Math.Min(Number(parts["second"]), 59), DateTimeKind.Unspecified);
            return new DateTimeOffset(local, Offset(parts["zone"].Value, parts["offset"].Value)).ToUniversalTime();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static TimeSpan Offset(string zone, string offset)
    {
        if (offset.Length == 0)
        {
            return TimeSpan.FromHours(ZoneHours.GetValueOrDefault(zone));
        }

        var digits = offset[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var span = new TimeSpan(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..4], CultureInfo.InvariantCulture), 0);
        return offset[0] == '-' ? -span : span;
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^\s*(?:[A-Za-z]+\.?\s*,?\s+|[A-Za-z]+,)?(?<day>\d{1,2})[\s-](?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-](?<year>\d{4}|\d{2})"
        + @"(?:,?\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?\s*(?<zone>[A-Za-z]*)\s*(?<offset>[+-]\d{1,2}:?\d{0,2})?)?.{0,20}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Rfc822();
}
