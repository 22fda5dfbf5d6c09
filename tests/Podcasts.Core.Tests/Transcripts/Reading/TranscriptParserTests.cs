using System.Text;
using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Reading;

namespace Podcasts.Core.Tests.Transcripts.Reading;

public sealed class TranscriptParserTests
{
    private static readonly Transcript Talk = new("e1", "base.en", "en", TimeSpan.FromSeconds(10), [
        new(0, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), "Hello & welcome to <the> show.", "Ann"),
        new(1, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(4), "A pleasure.", "Bob"),
        new(2, TimeSpan.FromSeconds(3661), TimeSpan.FromSeconds(3662), "Bye.", "Bob"),
    ]);

    [Theory]
    [InlineData(TranscriptFormat.Vtt)]
    [InlineData(TranscriptFormat.VttWords)]
    [InlineData(TranscriptFormat.Srt)]
    [InlineData(TranscriptFormat.PodcastJson)]
    [InlineData(TranscriptFormat.Json)]
    public void What_we_export_is_read_back_with_its_times_and_speakers(TranscriptFormat format) => Assert.Equal(
        Talk.Segments.Select(segment => (segment.Start, segment.End, segment.Text, segment.Speaker)),
        Parse(TranscriptExporter.Export(Talk, format)).Select(segment => (segment.Start, segment.End, segment.Text, segment.Speaker)));

    [Fact]
    public void Html_lasts_from_time_to_time()
    {
        var segments = Parse(TranscriptExporter.Export(Talk, TranscriptFormat.Html));

        Assert.Equal(["0:Ann:Hello & welcome to <the> show.", "2:Bob:A pleasure.", "3661:Bob:Bye."], segments.Select(segment => $"{segment.Start.TotalSeconds}:{segment.Speaker}:{segment.Text}"));
        Assert.Equal(3661, segments[1].End.TotalSeconds);
    }

    [Fact]
    public void A_segment_for_each_word_becomes_passages_that_keep_the_words_times()
    {
        var words = string.Join(',', "This is said , a word at a time . And so is this .".Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal).Split(' ')
            .Select((word, i) => $$"""{"speaker":"Ann","startTime":{{i}},"endTime":{{i}}.5,"body":"{{word}}"}"""));

        var segments = Parse($$"""{"version":"1.0.0","segments":[{{words}}]}""");

        Assert.Equal(["This is said, a word at a time.", "And so is this."], segments.Select(segment => segment.Text));
        Assert.Equal([8, 9, 10, 11], segments[1].Words.Select(word => word.Start.TotalSeconds));
    }

    [Fact]
    public void A_cue_with_two_voices_is_two_passages()
    {
        var segments = Parse("WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ann>Is it?</v>\n<v Bob>Yes &amp; <i>no</i>.</v>");

        Assert.Equal([("Ann", "Is it?"), ("Bob", "Yes & no.")], segments.Select(segment => (segment.Speaker, segment.Text)));
    }

    [Fact]
    public void Times_that_run_backwards_and_passages_without_words_do_no_harm()
    {
        var segments = Parse("1\n00:00:09,000 --> 00:00:02,000\nLate.\n\n2\n00:00:01,000 --> 00:00:02,000\n\n\n3\n00:00:00,000 --> 00:00:01,000\r\nEarly.");

        Assert.Equal([("Early.", 1), ("Late.", 9)], segments.Select(segment => (segment.Text, segment.End.TotalSeconds)));
    }

    [Theory]
    [InlineData("", "none of the transcripts")]
    [InlineData("Just some text.", "none of the transcripts")]
    [InlineData("WEBVTT\n\nNOTE nothing", "Nothing is said")]
    [InlineData("{\"a\":1}", "no list of segments")]
    [InlineData("{\"segments\":[{\"startTime\":1", "no list of segments")]
    [InlineData("{\"segments\":[{\"startTime\":1e300,\"body\":\"x\"},{\"startTime\":-1,\"body\":\"x\"},7,null]}", "Nothing is said")]
    [InlineData("<p>No times</p>", "Nothing is said")]
    public void What_is_no_transcript_is_refused_with_a_way_out(string file, string reason)
    {
        var refusal = Assert.Throws<TranscriptException>(() => Parse(file));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("hoose", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_nests_without_end_is_refused_at_once() =>
        Assert.Throws<TranscriptException>(() => Parse(string.Concat(Enumerable.Repeat("<div>", 100_000))));

    [Fact]
    public void A_file_of_a_hundred_thousand_unclosed_tags_is_read_in_no_time()
    {
        var text = "WEBVTT\n\n00:01.000 --> 00:02.000\n" + new string('<', 200_000) + string.Concat(Enumerable.Repeat("<v A", 50_000));

        Assert.Single(Parse(text));
    }

    private static IReadOnlyList<TranscriptSegment> Parse(string text) => TranscriptParser.Parse(TranscriptParser.Decode(Encoding.UTF8.GetBytes(text), null));
}
