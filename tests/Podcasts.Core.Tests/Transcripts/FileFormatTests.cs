using System.Text.Json;
using AngleSharp.Html.Parser;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Markdig;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcripts;

/// <summary>Files for people and programs, read by readers that we did not write.</summary>
public sealed class FileFormatTests
{
    private static readonly string[] Columns = ["start", "end", "speaker", "text"];

    private static readonly Transcript Talk = new("e1", "base.en", "en", At(3725.5), [
        Segment(0, 0, 2, "Hello & welcome to <the> *show*, [friends].", "Ann <b>"),
        Segment(1, 2.5, 4, "1. \"Quotes\", commas\u0001 and # marks.", "Bob"),
        Segment(2, 3662, 3663, "=1+1", null),
    ])
    {
        Heading = new("Episode _one_", "The Show", new(2024, 1, 2)),
    };

    [Fact]
    public void Word_opens_the_document_without_a_complaint()
    {
        using var document = Document();

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
        Assert.Equal("Episode _one_", document.PackageProperties.Title);
    }

    [Fact]
    public void A_document_has_a_paragraph_for_each_turn_with_its_time_in_the_margin()
    {
        using var document = Document();

        var paragraphs = document.MainDocumentPart!.Document!.Body!.ChildElements.Select(paragraph => paragraph.InnerText);

        Assert.Equal(
            ["Episode _one_", "The Show, 2024-01-02", "0:00Ann <b>: Hello & welcome to <the> *show*, [friends].", "0:02Bob: 1. \"Quotes\", commas and # marks.", "1:01:02=1+1"],
            paragraphs);
    }

    [Fact]
    public void A_spreadsheet_reads_every_cell_as_it_was_said_and_runs_none()
    {
        using var reader = CsvReader.Create(new StringReader(TranscriptExporter.Export(Talk, TranscriptFormat.Csv)), new CsvReaderOptions(), leaveOpen: false);
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Columns.Select(reader.GetString)));
        }

        Assert.Equal(["0.000|2.000|Ann <b>|Hello & welcome to <the> *show*, [friends].", "2.500|4.000|Bob|1. \"Quotes\", commas\u0001 and # marks.", "3662.000|3663.000||'=1+1"], rows);
    }

    [Fact]
    public void Markdown_shows_what_was_said_and_no_marks_of_its_own()
    {
        var html = Markdown.ToHtml(TranscriptExporter.Export(Talk, TranscriptFormat.Markdown));

        var page = new HtmlParser().ParseDocument(html);

        Assert.Equal("Episode _one_", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["The Show, 2024-01-02", "0:00 Ann <b>: Hello & welcome to <the> *show*, [friends].", "0:02 Bob: 1. \"Quotes\", commas\u0001 and # marks.", "1:01:02 =1+1"],
            page.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent));
        Assert.Equal(["Ann <b>:", "Bob:"], page.QuerySelectorAll("strong").Select(speaker => speaker.TextContent));
    }

    [Fact]
    public void Html_is_a_page_without_a_parse_error_in_the_form_of_podcasting_2()
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });

        var page = parser.ParseDocument(TranscriptExporter.Export(Talk, TranscriptFormat.Html));

        Assert.Equal(("en", "Episode _one_"), (page.DocumentElement.GetAttribute("lang"), page.Title));
        Assert.Equal(["Ann <b>:", "Bob:"], page.QuerySelectorAll("cite").Select(cite => cite.TextContent));
        Assert.Equal(["0:00", "0:02", "1:01:02"], page.QuerySelectorAll("time").Select(time => time.TextContent));
        Assert.Equal(["Hello & welcome to <the> *show*, [friends].", "=1+1"], page.QuerySelectorAll("time + p").Select(p => p.TextContent).Where((_, i) => i != 1));
    }

    [Fact]
    public void Podcasting_2_apps_get_speakers_times_and_text()
    {
        var json = JsonDocument.Parse(TranscriptExporter.Export(Talk, TranscriptFormat.PodcastJson)).RootElement;

        Assert.Equal("1.0.0", json.GetProperty("version").GetString());
        Assert.Equal("""{"speaker":"Bob","startTime":2.5,"endTime":4,"body":"1. \"Quotes\", commas\u0001 and # marks."}""", json.GetProperty("segments")[1].GetRawText());
        Assert.False(json.GetProperty("segments")[2].TryGetProperty("speaker", out _));
    }

    [Fact]
    public void Each_word_has_its_time_where_that_is_wanted()
    {
        var segment = Segment(0, 1, 3, "One & two three", "Ann") with
        {
            Words = [new(At(1), At(1.5), "One", 1), new(At(1.5), At(1.5), "&", 1), new(At(1.5), At(2), "two", 1), new(At(2), At(3), "three", 1)],
        };

        Assert.EndsWith(
            "\n00:00:01.000 --> 00:00:03.000\n<v Ann>One <00:00:01.500>&amp; two <00:00:02.000>three\n",
            TranscriptExporter.Export(Talk with { Segments = [segment] }, TranscriptFormat.VttWords),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_ending_is_of_one_format_and_every_format_has_one()
    {
        Assert.Equal(Enum.GetValues<TranscriptFormat>().Order(), TranscriptFileType.All.Select(type => type.Format).Order());
        Assert.All(TranscriptFileType.All, type => Assert.Same(type, TranscriptFileType.Find(type.Ending)));
        Assert.All(TranscriptFileType.All, type => Assert.NotEmpty(TranscriptExporter.Write(Talk, type.Format)));
    }

    private static WordprocessingDocument Document() => WordprocessingDocument.Open(new MemoryStream(TranscriptExporter.Write(Talk, TranscriptFormat.Docx)), isEditable: false);

    private static TranscriptSegment Segment(int id, double start, double end, string text, string? speaker) => new(id, At(start), At(end), text, speaker);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
