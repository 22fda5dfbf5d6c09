using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Podcasts.Core.Tests.Samples;

public sealed class SampleShowTests
{
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";

    public static TheoryData<int> Episodes => [1, 2, 3];

    [Fact]
    public void The_feed_names_files_that_are_there_with_their_true_sizes()
    {
        var channel = XDocument.Load(Sample("show/feed.xml")).Root!.Element("channel")!;

        Assert.True(File.Exists(Sample("show/" + channel.Element(Itunes + "image")!.Attribute("href")!.Value)));
        Assert.Equal(3, channel.Elements("item").Count());
        Assert.All(channel.Elements("item").Select(i => i.Element("enclosure")!), enclosure =>
            Assert.Equal((long)enclosure.Attribute("length")!, new FileInfo(Sample("show/" + enclosure.Attribute("url")!.Value)).Length));
    }

    [Theory]
    [MemberData(nameof(Episodes))]
    public void Word_times_spell_the_text_in_order(int episode)
    {
        var words = Words(episode);

        Assert.Equal(File.ReadLines(Sample($"show/episode-{episode}.txt")).SelectMany(line => line.Split(' ')), words.Select(w => w.Text));
        Assert.All(words, word => Assert.True(word.Start < word.End));
        Assert.All(words.Zip(words.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start + 0.001));
    }

    [Theory]
    [MemberData(nameof(Episodes))]
    public void Every_word_lies_in_a_turn_of_its_speaker_and_within_the_episode(int episode)
    {
        var turns = File.ReadLines(Sample($"show/episode-{episode}.rttm")).Select(l => l.Split(' '))
            .Select(f => (Start: Number(f[3]), End: Number(f[3]) + Number(f[4]), Speaker: f[7])).ToArray();
        var item = XDocument.Load(Sample("show/feed.xml")).Descendants("item").Single(i => (int)i.Element(Itunes + "episode")! == episode);

        Assert.All(Words(episode), word => Assert.Contains(turns, t => t.Speaker == word.Speaker && t.Start <= word.Start && word.End <= t.End + 0.001));
        Assert.True(turns[^1].End <= (double)item.Element(Itunes + "duration")! + 0.5);
    }

    [Theory]
    [MemberData(nameof(Episodes))]
    public void The_vocabulary_has_every_word_and_the_list_of_voices_every_speaker(int episode)
    {
        var vocabulary = File.ReadLines(Sample("vocabulary.txt")).ToHashSet();
        var voices = File.ReadLines(Sample("voices.txt")).Select(l => l.Split('\t')[0]).ToHashSet();

        Assert.All(Words(episode), word => Assert.Contains(word.Text.Trim(',', '.', '?'), vocabulary));
        Assert.All(Words(episode), word => Assert.Contains(word.Speaker, voices));
    }

    private static (double Start, double End, string Text, string Speaker)[] Words(int episode) =>
        File.ReadLines(Sample($"show/episode-{episode}.words.tsv")).Skip(1).Select(l => l.Split('\t'))
            .Select(f => (Number(f[0]), Number(f[1]), f[2], f[3])).ToArray();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Sample(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../samples", path));
}
