using System.Globalization;
using Podcasts.Core.Podcasts;

namespace Podcasts.Core.Transcripts.Reading;

/// <summary>The HTML of Podcasting 2.0: a cite for who speaks, a time for when, a p for what is said. Nothing of it is loaded or run.</summary>
internal static class HtmlParser
{
    public static IEnumerable<Said> Parse(string text)
    {
        if (MarkupDepth.IsTooDeep(text))
        {
            throw new TranscriptException("This page nests its elements without end. It is not read; ask the publisher.");
        }

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text);
        var said = new List<Said>();
        string? speaker = null;
        double? start = null;
        foreach (var element in page.QuerySelectorAll("cite, time, p"))
        {
            switch (element.LocalName)
            {
                case "cite":
                    speaker = element.TextContent.Trim().TrimEnd(':');
                    break;
                case "time":
                    start = Seconds(element.TextContent) ?? start;
                    break;
                case "p" when start is { } known:
                    said.Add(new(known, known, element.TextContent, speaker));
                    break;
            }
        }

        // Each passage lasts until the next one begins; how long the last one lasts is not told.
        return said.Zip(said.Skip(1).Select(next => next.Start).Append(said.Count > 0 ? said[^1].Start : 0), (passage, end) => new Said(passage.Start, end, passage.Text, passage.Speaker));
    }

    private static double? Seconds(string time)
    {
        var seconds = 0.0;
        foreach (var part in time.Trim().Trim('[', ']', '(', ')').Split(':'))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            seconds = (seconds * 60) + number;
        }

        return seconds;
    }
}
