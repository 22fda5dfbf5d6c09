using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Podcasts.Core.Transcripts;

/// <summary>A document (ISO/IEC 29500): a heading and a paragraph for each turn, with its time in the margin.</summary>
internal static class DocxWriter
{
    private const string Margin = "1134"; // twentieths of a point: 2 cm
    private const string Quiet = "595959";

    public static byte[] Write(Transcript transcript)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.Document = new Document(new Body([.. Heading(transcript.Heading), .. Turns(transcript)]));
            document.PackageProperties.Title = transcript.Heading?.Title is { } title ? Printable(title) : null;
        }

        return file.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Heading(TranscriptHeading? heading)
    {
        if (heading is not null)
        {
            yield return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Title" }), new Run(Plain(heading.Title)));
            if (heading.Source.Length > 0)
            {
                yield return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Subtitle" }), new Run(Plain(heading.Source)));
            }
        }
    }

    private static IEnumerable<OpenXmlElement> Turns(Transcript transcript)
    {
        string? speaker = null;
        foreach (var paragraph in TranscriptParagraph.Group(transcript.Segments))
        {
            var turn = new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = "Turn" }),
                new Run(new RunProperties(new Color { Val = Quiet }, new FontSize { Val = "18" }), Plain(TranscriptExporter.Moment(paragraph.Start)), new TabChar()));
            if (paragraph.Speaker is not null && paragraph.Speaker != speaker)
            {
                turn.Append(new Run(new RunProperties(new Bold()), Plain(paragraph.Speaker + ": ")));
            }

            turn.Append(new Run(Plain(paragraph.Text)));
            speaker = paragraph.Speaker;
            yield return turn;
        }
    }

    private static Styles Styles() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Georgia", HighAnsi = "Georgia" }, new FontSize { Val = "22" }))),
        Style("Normal", isDefault: true, new StyleParagraphProperties(new SpacingBetweenLines { After = "120" }), null),
        Style("Title", isDefault: false, new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { After = "60" }), new StyleRunProperties(new Bold(), new FontSize { Val = "36" })),
        Style("Subtitle", isDefault: false, new StyleParagraphProperties(new SpacingBetweenLines { After = "360" }), new StyleRunProperties(new Color { Val = Quiet })),
        Style("Turn", isDefault: false, new StyleParagraphProperties(new SpacingBetweenLines { After = "120" }, new Indentation { Left = Margin, Hanging = Margin }), null));

    private static Style Style(string name, bool isDefault, StyleParagraphProperties paragraph, StyleRunProperties? run)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = name, Default = isDefault ? true : null };
        style.Append(isDefault ? [] : [new BasedOn { Val = "Normal" }]);
        style.Append(paragraph);
        style.Append(run is null ? [] : [run]);
        return style;
    }

    private static Text Plain(string text) => new(Printable(text)) { Space = SpaceProcessingModeValues.Preserve };

    // XML has no way to write the rest.
    private static string Printable(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is >= 0x20 and not (0xFFFE or 0xFFFF) or '\t' or '\n' or '\r'));
}
