using Podcasts.Demo.Show;
using Podcasts.Demo.Words;

namespace Podcasts.Demo.Training;

/// <summary>Which sentences are for learning and which are kept for tests; the same ones whenever asked.</summary>
public static class Corpus
{
    private const int TrainingSeed = 1;
    private const int TrainingSentences = 12000;
    private const double Salad = 0.05;
    private const int TestSeed = 7;
    private const int TestSentences = 400;

    /// <summary>What the model learns: sentences of the grammar and some salad; nothing that the show or the test says.</summary>
    public static IEnumerable<string> Training(Grammar grammar) =>
        Draw(grammar, TrainingSeed, TrainingSentences, Salad, OfTheShow(grammar).Concat(Test(grammar)).ToHashSet());

    /// <summary>What the model is tested with while it learns.</summary>
    public static IEnumerable<string> Test(Grammar grammar) =>
        Draw(grammar, TestSeed, TestSentences, salad: 0, OfTheShow(grammar).ToHashSet()).Distinct();

    private static IEnumerable<string> OfTheShow(Grammar grammar) => Episode.All(grammar).SelectMany(e => e.Lines).Select(l => l.Text);

    private static IEnumerable<string> Draw(Grammar grammar, int seed, int count, double salad, HashSet<string> heldOut)
    {
        var random = new Random(seed);
        for (var made = 0; made < count;)
        {
            var text = random.NextDouble() < salad ? grammar.Salad(random) : grammar.Sentence(random);
            if (!heldOut.Contains(text))
            {
                made++;
                yield return text;
            }
        }
    }
}
