using System.Text;
using Podcasts.Core.Episodes;
using Podcasts.Core.Opml;
using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Reading;

namespace Podcasts.Core.Tests.Transcripts.Reading;

public sealed class TranscriptMutationTests
{
    private static readonly Transcript Talk = new("e1", "base.en", "en", TimeSpan.FromSeconds(10), [
        new(0, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), "Hello & welcome to <the> show.", "Ann"),
        new(1, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(4), "A pleasure, “indeed”.", "Bob"),
        new(2, TimeSpan.FromSeconds(3661), TimeSpan.FromSeconds(3662), "Bye.", "Bob"),
    ]);

    private static readonly TranscriptFormat[] Formats = [TranscriptFormat.Vtt, TranscriptFormat.VttWords, TranscriptFormat.Srt, TranscriptFormat.PodcastJson, TranscriptFormat.Json, TranscriptFormat.Html];

    [Fact]
    public void Two_thousand_damaged_transcripts_are_read_or_refused_in_a_sentence() => Assert.All(
        Mutations.Of([.. Formats.Select(format => Encoding.UTF8.GetBytes(TranscriptExporter.Export(Talk, format)))], 2_000, seed: 7),
        file => AssertReadOrRefused<TranscriptException>(() => Assert.NotEmpty(TranscriptParser.Parse(TranscriptParser.Decode(file, null)))));

    [Fact]
    public void A_thousand_damaged_lists_of_subscriptions_are_read_or_refused_in_a_sentence() => Assert.All(
        Mutations.Of([OpmlWriter.Write([new(new("https://a.example/feed?a=1&b=2"), "Ann & Bob's \"show\""), new(new("https://b.example/feed"), "1 < 2")], DateTimeOffset.UnixEpoch)], 1_000, seed: 7),
        file => AssertReadOrRefused<OpmlException>(() => Assert.NotEmpty(OpmlReader.Read(file))));

    [Fact]
    public void A_thousand_damaged_files_of_chapters_are_read_or_refused_in_a_sentence()
    {
        var valid = """{"version":"1.2.0","chapters":[{"startTime":0,"title":"Hello","url":"https://a.example/?a=1"},{"startTime":12.5,"endTime":20,"title":"“Bye”","img":"i.png","toc":false}]}"""u8.ToArray();

        Assert.All(
            Mutations.Of([valid], 1_000, seed: 7),
            file => AssertReadOrRefused<ChaptersException>(() => Assert.NotNull(ChaptersReader.Read(file, new Uri("https://a.example/chapters.json")))));
    }

    private static void AssertReadOrRefused<TRefusal>(Action read)
        where TRefusal : Exception
    {
        if (Record.Exception(read) is { } refusal)
        {
            Assert.EndsWith(".", Assert.IsType<TRefusal>(refusal).Message, StringComparison.Ordinal);
        }
    }
}
