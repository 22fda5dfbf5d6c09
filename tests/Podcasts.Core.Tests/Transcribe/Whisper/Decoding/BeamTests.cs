using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

/// <summary>The search alone, over a language of three words whose probabilities depend on all that was said before.</summary>
public sealed class BeamTests
{
    private static readonly SpecialTokens Special = SpecialTokens.For(51864);
    private static readonly int[] Words = [0, 1, 2, Special.EndOfText];

    [Fact]
    public void A_beam_as_wide_as_the_language_finds_what_trying_everything_finds()
    {
        var language = new Language(LongestSentence: 2);
        int[][] sentences = [[0], [1], [2], .. Enumerable.Range(0, 9).Select(i => new[] { i / 3, i % 3 })];
        for (var seed = 0; seed < 50; seed++)
        {
            var found = Search(language, seed, size: 12, steps: 3);

            var best = sentences.MaxBy(sentence => language.Total(seed, sentence) / sentence.Length)!;
            Assert.Equal(best, found.Tokens);
            Assert.Equal(language.Total(seed, best) / (best.Length + 1), found.MeanLogProbability, 1e-9);
            Assert.False(found.RanAway);
        }
    }

    [Fact]
    public void A_wider_beam_finds_sentences_that_a_greedy_reading_misses()
    {
        var language = new Language(LongestSentence: 5);
        var better = Enumerable.Range(0, 50).Count(seed =>
            Search(language, seed, size: 5, steps: 7).MeanLogProbability > Search(language, seed, size: 1, steps: 7).MeanLogProbability);

        Assert.InRange(better, 10, 50);
    }

    [Fact]
    public void A_beam_of_one_takes_the_likeliest_word_each_time()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var greedy = new List<int>();
            while (greedy.Count < 6 && new Language().Next(seed, greedy).MaxBy(next => next.LogProbability).Token is var word && word != Special.EndOfText)
            {
                greedy.Add(word);
            }

            Assert.Equal(greedy, Search(new(), seed, size: 1, steps: 6).Tokens);
        }
    }

    [Fact]
    public void A_search_that_goes_round_in_circles_is_given_up()
    {
        var beam = new Beam(Special, timestamps: false, size: 2);

        var steps = 0;
        for (; !beam.Finished; steps++)
        {
            beam.Advance([.. beam.Live.Select(_ => new[] { (7, -0.1), (8, -3.0), (9, -4.0) })]);
        }

        Assert.InRange(steps, 12, 20);
        Assert.True(beam.Result().RanAway);
    }

    private static DecodedWindow Search(Language language, int seed, int size, int steps)
    {
        var beam = new Beam(Special, timestamps: false, size);
        for (var step = 0; step < steps && !beam.Finished; step++)
        {
            beam.Advance([.. beam.Live.Select(hypothesis => language.Next(seed, hypothesis.Tokens).OrderByDescending(next => next.LogProbability).Take(size + 1).ToArray())]);
        }

        return beam.Result();
    }

    // The end is banned at the very beginning, as the model's rules ban it.
    private sealed record Language(int LongestSentence = int.MaxValue)
    {
        public (int Token, double LogProbability)[] Next(int seed, IReadOnlyList<int> said)
        {
            var random = new Random(said.Aggregate(seed + 1, (hash, word) => unchecked((hash * 31) + word + 1)));
            var weights = Words.Select(word => Math.Exp(3 * random.NextDouble()) * (word == Special.EndOfText ? Math.Sign(said.Count) : said.Count < LongestSentence ? 1 : 0)).ToArray();
            return [.. Words.Zip(weights, (word, weight) => (word, Math.Log(weight / weights.Sum())))];
        }

        public double Total(int seed, int[] sentence) => Enumerable.Range(0, sentence.Length + 1).Sum(i =>
            Next(seed, sentence[..i]).First(next => next.Token == (i < sentence.Length ? sentence[i] : Special.EndOfText)).LogProbability);
    }
}
