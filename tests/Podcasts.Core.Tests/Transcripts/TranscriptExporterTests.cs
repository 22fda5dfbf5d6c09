using System.Text.Json;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcripts;

public sealed class TranscriptExporterTests
{
    private static readonly Transcript Talk = new("e1", "base.en", "en", TimeSpan.FromSeconds(3725.5), [
        Segment(0, 0, 2.0004, "Hello & welcome to <the> show.", "Ann"),
        Segment(1, 2.5, 4, "It's a pleasure --> really.", "Bob"),
        Segment(2, 3661.9996, 3661.9996, "Bye.", "Bob"),
    ]);

    private static readonly Transcript Silence = new("e2", "base.en", "en", TimeSpan.FromSeconds(1), []);

    [Fact]
    public void Vtt_is_as_players_want_it() => Assert.Equal(
        """
        WEBVTT

        00:00:00.000 --> 00:00:02.000
        <v Ann>Hello &amp; welcome to &lt;the&gt; show.

        00:00:02.500 --> 00:00:04.000
        <v Bob>It's a pleasure --&gt; really.

        01:01:02.000 --> 01:01:02.001
        <v Bob>Bye.

        """,
        TranscriptExporter.Export(Talk, TranscriptFormat.Vtt));

    [Fact]
    public void Srt_is_as_players_want_it() => Assert.Equal(
        """
        1
        00:00:00,000 --> 00:00:02,000
        Ann: Hello & welcome to <the> show.

        2
        00:00:02,500 --> 00:00:04,000
        Bob: It's a pleasure → really.

        3
        01:01:02,000 --> 01:01:02,001
        Bye.

        """,
        TranscriptExporter.Export(Talk, TranscriptFormat.Srt));

    [Fact]
    public void Txt_reads_like_a_text() => Assert.Equal(
        """
        Ann: Hello & welcome to <the> show.

        Bob: It's a pleasure --> really.

        Bye.

        """,
        TranscriptExporter.Export(Talk, TranscriptFormat.Txt));

    [Fact]
    public void Json_is_what_the_API_answers() => Assert.Equal(
        """{"episode":"e1","model":"base.en","language":"en","translated":false,"duration":3725.5,"quality":null,"speakers":[],"turns":[],"undo":null,"edits":{"undo":null,"redo":null},"segments":["""
        + """{"id":0,"start":0,"end":2,"text":"Hello & welcome to <the> show.","speaker":"Ann","speakerId":null,"revision":"0-2000-8a01f01d79","heard":null,"words":[],"confidence":null},"""
        + """{"id":1,"start":2.5,"end":4,"text":"It's a pleasure --> really.","speaker":"Bob","speakerId":null,"revision":"2500-4000-04bdacb275","heard":null,"words":[],"confidence":null},"""
        + """{"id":2,"start":3662,"end":3662,"text":"Bye.","speaker":"Bob","speakerId":null,"revision":"3662000-3662000-d34d6c9669","heard":null,"words":[],"confidence":null}]}""",
        TranscriptExporter.Export(Talk, TranscriptFormat.Json));

    [Theory]
    [InlineData(TranscriptFormat.Txt, "")]
    [InlineData(TranscriptFormat.Srt, "")]
    [InlineData(TranscriptFormat.Vtt, "WEBVTT\n")]
    public void Silence_is_an_empty_file_of_its_kind(TranscriptFormat format, string expected) => Assert.Equal(expected, TranscriptExporter.Export(Silence, format));

    [Theory]
    [InlineData(TranscriptFormat.Vtt)]
    [InlineData(TranscriptFormat.Srt)]
    public void A_blank_line_within_a_caption_does_not_end_it(TranscriptFormat format)
    {
        var captions = TranscriptExporter.Export(Silence with { Segments = [Segment(0, 0, 1, "One\n\ntwo\r\n3", "A\nB")] }, format);

        Assert.Contains("One two 3\n", captions, StringComparison.Ordinal);
        Assert.DoesNotContain("A\nB", captions, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_named_before_speakers_are_known()
    {
        var transcript = Silence with { Segments = [Segment(0, 0, 1, "Hello.", null)] };

        Assert.EndsWith("\nHello.\n", TranscriptExporter.Export(transcript, TranscriptFormat.Vtt), StringComparison.Ordinal);
        Assert.EndsWith("\nHello.\n", TranscriptExporter.Export(transcript, TranscriptFormat.Srt), StringComparison.Ordinal);
        Assert.Equal("Hello.\n", TranscriptExporter.Export(transcript, TranscriptFormat.Txt));
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(TranscriptExporter.Export(transcript, TranscriptFormat.Json)).RootElement.GetProperty("segments")[0].GetProperty("speaker").ValueKind);
    }

    private static TranscriptSegment Segment(int id, double start, double end, string text, string? speaker) =>
        new(id, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), text, speaker);
}
