using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace Podcasts.Core.Podcasts;

/// <summary>Puts right what feeds get wrong most: stray characters, bare ampersands, entities of HTML, prefixes without a namespace, words after the end.</summary>
internal static class FeedRepair
{
    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["podcast"] = "https://podcastindex.org/namespace/1.0",
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
    };

    private static readonly string[] Ends = ["</rss>", "</feed>", "</rdf:RDF>"];

    /// <summary>Gives a prefix its namespace on the root element.</summary>
    public static string Declare(string text, string prefix)
    {
        var root = 0;
        while ((root = text.IndexOf('<', root)) >= 0 && root + 1 < text.Length && !char.IsLetter(text[root + 1]))
        {
            root++;
        }

        var end = root < 0 ? -1 : text.AsSpan(root).IndexOfAny(' ', '>', '\n') + root;
        return end < root || end < 0 ? text : text.Insert(end, $" xmlns:{prefix}=\"{Namespaces.GetValueOrDefault(prefix, "urn:" + prefix)}\"");
    }

    /// <summary>Reads the text once, in time proportional to its length.</summary>
    public static string Repair(string text)
    {
        text = CutAfterEnd(WithoutControls(text));
        var repaired = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            var next = text.AsSpan(position).IndexOfAny('&', '<');
            if (next < 0)
            {
                break;
            }

            repaired.Append(text, position, next);
            position += next;
            position += text[position] == '&'
                ? AppendReference(repaired, text, position)
                : AppendMarkup(repaired, text, position);
        }

        return repaired.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>CDATA and comments are passed on whole, and of anything else the first character.</summary>
    private static int AppendMarkup(StringBuilder repaired, string text, int position)
    {
        var end = string.CompareOrdinal(text, position, "<![CDATA[", 0, 9) == 0 ? "]]>"
            : string.CompareOrdinal(text, position, "<!--", 0, 4) == 0 ? "-->"
            : null;
        var stop = end is null ? position + 1 : text.IndexOf(end, position, StringComparison.Ordinal);
        var length = end is null ? 1 : stop < 0 ? text.Length - position : stop + end.Length - position;
        repaired.Append(text, position, length);
        return length;
    }

    private static int AppendReference(StringBuilder repaired, string text, int position)
    {
        var length = text.AsSpan(position, Math.Min(40, text.Length - position)).IndexOf(';') + 1;
        var reference = text.Substring(position, length);
        var decoded = length > 2 ? WebUtility.HtmlDecode(reference) : reference;
        if (reference is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            repaired.Append(reference);
        }
        else if (length > 2 && decoded != reference)
        {
            foreach (var character in decoded.Where(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character)))
            {
                repaired.Append(CultureInfo.InvariantCulture, $"{(character is '&' or '<' or '>' ? $"&#{(int)character};" : character)}");
            }
        }
        else if (reference.StartsWith("&#", StringComparison.Ordinal) && length > 2)
        {
            // A number that is no character: dropped.
        }
        else
        {
            repaired.Append("&amp;");
            return 1;
        }

        return length;
    }

    private static string WithoutControls(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text, i++, 2);
            }
        }

        return clean.ToString();
    }

    private static string CutAfterEnd(string text)
    {
        var end = Ends.Max(tag => text.LastIndexOf(tag, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + tag.Length : -1);
        return end < 0 ? text : text[..end];
    }
}
