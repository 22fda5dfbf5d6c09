using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class TokenRulesTests
{
    private static readonly SpecialTokens Special = SpecialTokens.For(51864);
    private static readonly HashSet<int> Always = [7, 8, .. Enumerable.Range(Special.StartOfTranscript, Special.FirstTimestamp - Special.StartOfTranscript)];
    private static readonly int[] AtFirst = [220, Special.EndOfText];

    [Fact]
    public void The_batch_is_masked_as_a_literal_reading_of_the_rules_masks_each_row()
    {
        var random = new Random(3);
        using var rules = new TokenRules(Special, Always, AtFirst, torch.CPU);
        for (var round = 0; round < 20; round++)
        {
            using var scope = torch.NewDisposeScope();
            var first = round % 10 == 0;
            var histories = Enumerable.Range(0, 6).Select(_ => first ? [] : History(random)).ToArray();
            var logits = Enumerable.Range(0, 6).Select(_ => Scores(random)).ToArray();
            var actual = torch.tensor(logits.SelectMany(row => row).ToArray(), [6, Special.Vocabulary]);

            rules.Apply(actual, [.. histories.Select(State)], first);

            var rows = actual.data<float>().ToArray().Chunk(Special.Vocabulary).ToArray();
            for (var row = 0; row < 6; row++)
            {
                Literal(logits[row], histories[row]);
                Assert.True(logits[row].AsSpan().SequenceEqual(rows[row]), $"Row {row} after [{string.Join(' ', histories[row])}] differs.");
            }
        }
    }

    [Fact]
    public void A_model_without_timestamps_is_never_given_one()
    {
        using var scope = torch.NewDisposeScope();
        using var rules = new TokenRules(Special, Always, AtFirst, torch.CPU);
        var logits = torch.zeros(1, Special.Vocabulary);

        rules.Apply(logits, [new TimestampState(Special, timestamps: false)], first: true);

        Assert.True(logits.narrow(1, Special.FirstTimestamp, 1501).isneginf().all().item<bool>());
        Assert.Equal(0, logits[0, 100].item<float>());
    }

    // whisper.md 5.2, rules 1 to 3 in order, as they are written.
    private static void Literal(float[] logits, int[] sampled)
    {
        var begin = Special.FirstTimestamp;
        Ban(id => (sampled.Length == 0 && AtFirst.Contains(id)) || Always.Contains(id) || id == Special.NoTimestamps);
        var last = sampled.Length > 0 && sampled[^1] >= begin;
        var lastButOne = sampled.Length < 2 || sampled[^2] >= begin;
        if (last)
        {
            Ban(id => lastButOne ? id >= begin : id < Special.EndOfText);
        }

        if (sampled.Any(id => id >= begin))
        {
            var latest = sampled.Last(id => id >= begin);
            var floor = last && !lastButOne ? latest : latest + 1;
            Ban(id => id >= begin && id < floor);
        }

        if (sampled.Length == 0)
        {
            Ban(id => id < begin || id > begin + 50);
        }

        var total = logits[begin..].Sum(score => Math.Exp(score));
        if (total > 0 && Math.Log(total) > logits[..begin].Max())
        {
            Ban(id => id < begin);
        }

        void Ban(Func<int, bool> banned)
        {
            for (var id = 0; id < logits.Length; id++)
            {
                logits[id] = banned(id) ? float.NegativeInfinity : logits[id];
            }
        }
    }

    // Any mixture of text and timestamps that do not go back, sensible or not.
    private static int[] History(Random random)
    {
        var latest = Special.FirstTimestamp;
        return [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(2) == 0
            ? random.Next(Special.EndOfText)
            : latest = Math.Min(Special.Vocabulary - 1, latest + random.Next(700)))];
    }

    // Sometimes timestamps stand out together, sometimes a word does.
    private static float[] Scores(Random random)
    {
        var lift = random.Next(3) * 2f;
        var scores = Enumerable.Range(0, Special.Vocabulary).Select(id => random.NextSingle() - (id >= Special.FirstTimestamp ? 4 : 0)).ToArray();
        scores[random.Next(Special.EndOfText)] += lift * 2;
        scores[random.Next(Special.FirstTimestamp, Special.Vocabulary)] += lift;
        return scores;
    }

    private static TimestampState State(int[] history)
    {
        var state = new TimestampState(Special, timestamps: true);
        foreach (var token in history)
        {
            state = state.After(token);
        }

        return state;
    }
}
