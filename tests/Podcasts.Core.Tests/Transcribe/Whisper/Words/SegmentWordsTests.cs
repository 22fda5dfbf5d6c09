using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using Podcasts.Core.Transcribe.Whisper.Words;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Words;

public sealed class SegmentWordsTests
{
    private static readonly SpecialTokens Special = SpecialTokens.For(51864);
    private static readonly Vocabulary Vocabulary = Vocabulary.FromBytes(
        [" One"u8.ToArray(), " two"u8.ToArray(), "ish"u8.ToArray(), ","u8.ToArray(), "."u8.ToArray(), " "u8.ToArray(), [.. " caf"u8, 0xC3], [0xA9], [0xE4, 0xBD], [0xA0]]);

    [Fact]
    public void A_word_lasts_from_its_first_token_to_its_last_and_is_as_probable_as_they_are_on_average()
    {
        var words = Find([At(0), 1, 2, 3, 0, 4, At(2)], [new(0.1, 0.3, 0.5), new(0.3, 0.5, 1), new(0.5, 0.6, 0.1), new(0.6, 1.1, 0.25), new(1.1, 1.9, 0.1)]);

        Assert.Equal([new(" twoish,", 0.1, 0.5, 0.75), new(" One.", 0.6, 1.1, 0.25)], Assert.Single(words));
    }

    [Fact]
    public void A_character_that_spans_segments_is_a_word_of_the_second()
    {
        var words = Find([At(0), 6, At(1), At(1), 7, At(2)], [new(0, 1, 1), new(1, 2, 1)]);

        Assert.Equal([" caf", "é"], words.Select(segment => Assert.Single(segment).Text));
    }

    [Fact]
    public void Words_of_finished_segments_stay_before_the_place_that_may_be_heard_again_and_others_behind_it()
    {
        var words = Find([At(0), 0, 1, At(2), At(2), 0, 1], [new(0, 1.9, 1), new(2.4, 2.6, 1), new(1.7, 2.1, 1), new(2.1, 3, 1)]);

        Assert.Equal([(0.0, 1.9), (1.98, 2.0)], words[0].Select(word => (word.Start, word.End)));
        Assert.Equal([(2.0, 2.1), (2.1, 3.0)], words[1].Select(word => (word.Start, word.End)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public void Whatever_was_decoded_the_words_read_like_the_segments_and_their_times_do_not_decrease(string language)
    {
        var random = new Random(12);
        for (var round = 0; round < 500; round++)
        {
            var duration = 0.5 + (29.5 * random.NextDouble());
            var tokens = History(random);
            var (segments, words) = Find(tokens, Times(tokens, random, duration), Pauses(random, duration), language, duration);

            Assert.Equal(segments.Select(segment => Letters(segment.Text)), words.Select(segment => Letters(string.Concat(segment.Select(word => word.Text)))));
            var all = words.SelectMany(segment => segment).ToList();
            Assert.All(all, word => Assert.True(word.Start >= 0 && word.Start <= word.End && word.End <= duration));
            Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            Assert.All(words, segment => Assert.All(segment, word => Assert.False(string.IsNullOrWhiteSpace(word.Text))));
            AssertDivided(segments, words, duration);
        }
    }

    // The listener tells finished segments from a rest that it hears again by where they start.
    private static void AssertDivided(IReadOnlyList<WindowSegment> segments, IReadOnlyList<IReadOnlyList<TimedWord>> words, double duration)
    {
        if (segments.Max(segment => segment.End)?.TotalSeconds is not { } heardTo || heardTo >= duration)
        {
            return;
        }

        foreach (var (segment, own) in segments.Zip(words))
        {
            Assert.True(segment.End is null ? own[0].Start >= heardTo : own[0].Start < heardTo && own[^1].End <= heardTo);
        }
    }

    private static int[] History(Random random)
    {
        var tokens = new List<int>();
        var time = random.Next(50);
        while (tokens.Count < 40 && time < 1400)
        {
            tokens.Add(Special.FirstTimestamp + time);
            tokens.AddRange(Enumerable.Range(0, random.Next(8)).Select(_ => random.Next(10)));
            time += random.Next(1, 300);
            if (random.Next(6) > 0)
            {
                tokens.Add(Special.FirstTimestamp + Math.Min(1500, time));
            }
        }

        return [.. tokens];
    }

    private static TokenTime[] Times(int[] tokens, Random random, double duration)
    {
        var bounds = Enumerable.Range(0, tokens.Length + 1).Select(_ => Math.Round(random.NextDouble() * duration / 0.02) * 0.02).Order().ToArray();
        return [.. tokens.Index().Where(token => Special.IsText(token.Item)).Select(token => new TokenTime(bounds[token.Index], bounds[token.Index + 1], random.NextDouble()))];
    }

    private static Pause[] Pauses(Random random, double duration) =>
        [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.NextDouble() * duration).Order().Chunk(2).Where(pair => pair.Length == 2).Select(pair => new Pause(pair[0], pair[1]))];

    private static IReadOnlyList<IReadOnlyList<TimedWord>> Find(int[] tokens, TokenTime[] times) => Find(tokens, times, [], "en", 30).Words;

    private static (IReadOnlyList<WindowSegment> Segments, IReadOnlyList<IReadOnlyList<TimedWord>> Words) Find(
        int[] tokens, TokenTime[] times, Pause[] pauses, string language, double duration)
    {
        var segments = WindowSegments.Split(tokens, Vocabulary, Special);
        return (segments, SegmentWords.Of(segments, TokenTexts.Of([.. tokens.Where(Special.IsText)], Vocabulary), times, language, pauses, duration));
    }

    // A blank that is a word of its own is left out.
    private static string Letters(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);

    private static int At(double seconds) => Special.FirstTimestamp + (int)Math.Round(seconds / SpecialTokens.TimestampStep);
}
