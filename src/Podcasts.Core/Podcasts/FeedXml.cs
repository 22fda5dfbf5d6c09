using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Podcasts.Core.Podcasts;

/// <summary>XML that is safe to parse: no document type, no entities, no depth without end; what is merely careless is put right.</summary>
internal static partial class FeedXml
{
    private const int MaximumDepth = 200;
    private const int MaximumRepairs = 20;

    /// <summary>Well-formed XML with a root that feeds have.</summary>
    /// <exception cref="FeedException">It cannot be made so.</exception>
    public static string Check(string text)
    {
        var repaired = false;
        for (var repairs = 0; ; repairs++)
        {
            try
            {
                return Verify(text);
            }
            catch (XmlException exception) when (repairs < MaximumRepairs)
            {
                if (UndeclaredPrefix().Match(exception.Message) is { Success: true } match)
                {
                    text = FeedRepair.Declare(text, match.Groups[1].Value);
                }
                else if (repaired)
                {
                    throw NotReadable(exception);
                }
                else
                {
                    (text, repaired) = (FeedRepair.Repair(text), true);
                }
            }
            catch (XmlException exception)
            {
                throw NotReadable(exception);
            }
        }
    }

    private static string Verify(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        try
        {
            reader.MoveToContent();
        }
        catch (XmlException) when (text.Contains("<!DOCTYPE", StringComparison.Ordinal))
        {
            throw new FeedException("This feed has a document type with its own entities (a DTD), which podcast feeds do not need and attackers use. It is not read; ask the publisher.");
        }

        var needsVersion = RefuseOtherRoots(reader);
        while (reader.Read())
        {
            if (reader.Depth > MaximumDepth)
            {
                throw new FeedException("This feed nests its elements without end. It is not read; ask the publisher.");
            }
        }

        return needsVersion ? WithVersion(text) : text;
    }

    /// <summary>Whether CodeHollow.FeedReader would trip over a missing or odd version of RSS.</summary>
    private static bool RefuseOtherRoots(XmlReader reader) => reader.LocalName switch
    {
        "rss" => reader.GetAttribute("version") != "2.0",
        "feed" or "RDF" => false,
        var other => throw new FeedException($"This address answers with XML of another kind (<{other}>), not with a podcast feed. Look for the RSS link on the show's website."),
    };

    private static string WithVersion(string text)
    {
        var document = XDocument.Parse(text);
        document.Root!.SetAttributeValue("version", "2.0");
        return document.ToString(SaveOptions.DisableFormatting);
    }

    private static FeedException NotReadable(XmlException exception) => new(
        $"The feed breaks off or is damaged at line {exception.LineNumber}, position {exception.LinePosition}, and cannot be read. Try again later, or ask the publisher.",
        exception);

    [GeneratedRegex("^'([^']{1,60})' is an undeclared prefix", RegexOptions.None, 10_000)]
    private static partial Regex UndeclaredPrefix();
}
