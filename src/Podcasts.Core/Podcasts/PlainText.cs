using System.Net;
using System.Text.RegularExpressions;

namespace Podcasts.Core.Podcasts;

/// <summary>Titles and names as people read them: no tags, no entities, one line.</summary>
internal static partial class PlainText
{
    private const int MaximumLength = 500;

    public static string Of(string? html)
    {
        var text = html ?? "";
        if (text.AsSpan().IndexOfAny('<', '&') >= 0)
        {
            text = WithoutTags(WithoutTags(text));
        }

        text = Space().Replace(text, " ").Trim();
        return text.Length <= MaximumLength ? text : text[..(MaximumLength - (char.IsHighSurrogate(text[MaximumLength - 1]) ? 1 : 0))];
    }

    public static string WithoutTags(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    /// <summary>What begins with a letter is a tag; "1 &lt; 2" and "&lt;3" are not.</summary>
    [GeneratedRegex("</?[A-Za-z][^<>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\p{Cc}\u200B\uFEFF]+", RegexOptions.None, 10_000)]
    private static partial Regex Space();
}
