using Podcasts.Demo.Voices;

namespace Podcasts.Demo.Speakers;

/// <summary>An utterance in a conversation.</summary>
/// <param name="Utterance">What is said, and by which voice.</param>
/// <param name="Start">Seconds from the start.</param>
/// <param name="Gain">How loud.</param>
public sealed record Said(BankedUtterance Utterance, double Start, float Gain)
{
    /// <summary>Seconds from the start.</summary>
    public double End => Start + Utterance.Duration;
}

/// <summary>A stretch of speech of one voice.</summary>
/// <param name="Start">Seconds from the start.</param>
/// <param name="End">Seconds from the start.</param>
/// <param name="Voice">Index into the voices of the bank.</param>
public readonly record struct VoiceTurn(double Start, double End, int Voice);

/// <summary>Utterances laid out as people talk: pauses, interruptions, short remarks while another speaks; never three at once.</summary>
/// <param name="All">In the order of their starts.</param>
public sealed record Conversation(IReadOnlyList<Said> All)
{
    private const int SampleRate = 16000;
    private const double PauseThatEndsATurn = 0.5; // As in the sample show's own turns.

    /// <summary>Composes one.</summary>
    /// <param name="bank">Utterances by voice.</param>
    /// <param name="cast">The voices that take part.</param>
    /// <param name="seconds">No utterance starts later.</param>
    /// <param name="random">Where choices come from.</param>
    public static Conversation Compose(IReadOnlyList<IReadOnlyList<BankedUtterance>> bank, int[] cast, double seconds, Random random)
    {
        var said = new List<Said>();
        // Mostly all are about as loud, or loudness would be told apart rather than voices.
        var (level, spread) = (0.4f + (0.6f * random.NextSingle()), random.NextDouble() < 0.7 ? 0.1f : 0.7f);
        var gains = cast.ToDictionary(voice => voice, _ => level * (1 - (spread * random.NextSingle())));
        var (time, othersEnd) = (random.NextDouble() * 1.2, 0.0);
        for (var voice = cast[random.Next(cast.Length)]; time < seconds; voice = Next(cast, voice, random))
        {
            var isAlone = true;
            for (var sentence = random.NextDouble() < 0.1 ? 6 : 1 + random.Next(random.Next(1, 4)); sentence > 0 && time < seconds; sentence--)
            {
                var own = Say(voice, time);
                isAlone = !(cast.Length > 1 && random.NextDouble() < 0.1 && Remark(own));
                time = Math.Max(own.End, othersEnd) + Pause(random);
            }

            // The next one starts after a pause or cuts in.
            var last = said.FindLast(s => s.Utterance.Voice == voice)!;
            var cutsIn = cast.Length > 1 && isAlone && last.End > othersEnd && random.NextDouble() < 0.3;
            time = cutsIn ? Math.Max(last.End - 0.2 - (random.NextDouble() * Math.Min(1.8, last.Utterance.Duration / 2)), othersEnd) : time + Change(random);
            othersEnd = cutsIn ? last.End : Math.Max(othersEnd, last.End);
        }

        return new([.. said.OrderBy(s => s.Start)]);

        Said Say(int voice, double start)
        {
            said.Add(new(bank[voice][random.Next(bank[voice].Count)], start, gains[voice] * (0.75f + (0.5f * random.NextSingle()))));
            return said[^1];
        }

        // Somebody else's shortest of a few sentences, within the sentence and after whoever spoke before has finished.
        bool Remark(Said over)
        {
            var voice = Next(cast, over.Utterance.Voice, random);
            var remark = Enumerable.Range(0, 6).Select(_ => bank[voice][random.Next(bank[voice].Count)]).MinBy(u => u.Duration)!;
            var earliest = Math.Max(over.Start + 0.1, othersEnd);
            var room = over.End - remark.Duration - earliest;
            if (room <= 0)
            {
                return false;
            }

            said.Add(new(remark, earliest + (room * random.NextDouble()), gains[voice]));
            return true;
        }
    }

    /// <summary>Who speaks when: one voice's utterances are one turn if only a short pause lies between them.</summary>
    public IReadOnlyList<VoiceTurn> Turns()
    {
        var turns = new List<VoiceTurn>();
        foreach (var said in All)
        {
            if (turns.Count > 0 && turns[^1].Voice == said.Utterance.Voice && said.Start - turns[^1].End < PauseThatEndsATurn)
            {
                turns[^1] = turns[^1] with { End = Math.Max(turns[^1].End, said.End) };
            }
            else
            {
                turns.Add(new(said.Start, said.End, said.Utterance.Voice));
            }
        }

        return turns;
    }

    /// <summary>The sound of a part, without noise.</summary>
    public float[] Sound(double from, double seconds)
    {
        var sound = new float[(int)(seconds * SampleRate)];
        foreach (var said in All.Where(s => s.End > from && s.Start < from + seconds))
        {
            var first = (int)Math.Round((said.Start - from) * SampleRate);
            var samples = said.Utterance.Samples;
            for (var i = Math.Max(0, -first); i < samples.Length && first + i < sound.Length; i++)
            {
                sound[first + i] += samples[i] * said.Gain / 32768f;
            }
        }

        return sound;
    }

    private static int Next(int[] cast, int voice, Random random) =>
        cast.Length == 1 ? voice : cast[(Array.IndexOf(cast, voice) + random.Next(1, cast.Length)) % cast.Length];

    private static double Pause(Random random) => 0.08 + (random.NextDouble() * 0.6);

    // Mostly nothing: the length of a pause must not tell whether the same voice goes on.
    private static double Change(Random random) => random.NextDouble() switch
    {
        < 0.05 => 1 + (random.NextDouble() * 2),
        < 0.2 => random.NextDouble() * 0.8,
        _ => 0,
    };
}
