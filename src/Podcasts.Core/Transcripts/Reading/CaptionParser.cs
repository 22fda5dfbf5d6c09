using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Podcasts.Core.Transcripts.Reading;

/// <summary>WebVTT and SubRip, which differ in little: what has no time line (headers, notes, styles, numbers) is passed over.</summary>
internal static partial class CaptionParser
{
    public static IEnumerable<Said> Parse(string text)
    {
        var isVtt = text.StartsWith("WEBVTT", StringComparison.Ordinal);
        string? speaker = null;
        foreach (var block in Blocks(text))
        {
            var at = Array.FindIndex(block, line => line.Contains("-->", StringComparison.Ordinal));
            if (at < 0 || TimeLine().Match(block[at]) is not { Success: true } times)
            {
                continue;
            }

            var lines = string.Join('\n', block[(at + 1)..]);
            var (start, end) = (Seconds(times.Groups["start"]), Seconds(times.Groups["end"]));
            if (isVtt)
            {
                foreach (var (voice, words) in Voices(lines))
                {
                    yield return new(start, end, Plain(words), voice);
                }
            }
            else
            {
                // SubRip names a speaker where the voice changes.
                var named = Name().Match(lines);
                speaker = named.Success ? named.Groups["name"].Value : speaker;
                yield return new(start, end, WebUtility.HtmlDecode(Style().Replace(lines[(named.Success ? named.Length : 0)..], "")), speaker);
            }
        }
    }

    private static IEnumerable<string[]> Blocks(string text)
    {
        var block = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.Length > 0)
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return [.. block];
                block.Clear();
            }
        }

        yield return [.. block];
    }

    // One cue may hold several voices; a name in front of the words counts where there is no voice tag.
    private static IEnumerable<(string? Voice, string Words)> Voices(string lines)
    {
        var tags = Voice().Matches(lines);
        if (tags.Count == 0)
        {
            var named = Name().Match(lines);
            yield return named.Success ? (named.Groups["name"].Value, lines[named.Length..]) : (null, lines);
        }
        else
        {
            yield return (null, lines[..tags[0].Index]);
        }

        foreach (var (tag, next) in tags.Zip(tags.Skip(1).Select(tag => tag.Index).Append(lines.Length)))
        {
            yield return (WebUtility.HtmlDecode(tag.Groups["name"].Value), lines[(tag.Index + tag.Length)..next]);
        }
    }

    private static string Plain(string text) => WebUtility.HtmlDecode(Tag().Replace(text, ""));

    private static double Seconds(Group time) => time.Value.Replace(',', '.').Split(':').Aggregate(0.0, (sum, part) => (sum * 60) + double.Parse(part, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^\s*(?<start>(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?)\s*-->\s*(?<end>(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex TimeLine();

    [GeneratedRegex(@"<v(?:\.[^ \t\n<>]*)?[ \t\n]+(?<name>[^<>]+)>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Voice();

    /// <summary>Up to four words that begin with a capital or a number, such as "Speaker 1" or "Ann O'Neil", and a colon.</summary>
    [GeneratedRegex(@"^\s*(?<name>\p{Lu}[\p{L}\p{M}.'’-]{0,40}(?: (?:\p{Lu}[\p{L}\p{M}.'’-]{0,40}|\d{1,3})){0,3}):\s+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Name();

    /// <summary>SubRip knows few tags; other angle brackets are text.</summary>
    [GeneratedRegex(@"</?(?:b|i|u|s|font)\b[^<>]*>|\{\\[^{}]*\}", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Style();

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>|<[\d:.]+>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();
}
