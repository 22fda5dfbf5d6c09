using Podcasts.Demo.Voices;

namespace Podcasts.Demo.Training;

/// <summary>An utterance in a window.</summary>
/// <param name="Utterance">What is said.</param>
/// <param name="Start">When it starts, in seconds from the start of the window.</param>
public sealed record Placed(BankedUtterance Utterance, double Start)
{
    /// <summary>When it ends, in seconds.</summary>
    public double End => Start + Utterance.Duration;
}

/// <summary>A window of sound and what is said in it.</summary>
/// <param name="Sound">Mono, 16 kHz.</param>
/// <param name="Said">In order, not overlapping; the last one may run past the end.</param>
public sealed record Window(float[] Sound, IReadOnlyList<Placed> Said);

/// <summary>Composes conversations out of single utterances, as the app's chunks and other readers' windows look.</summary>
public sealed class WindowMixer
{
    private const int SampleRate = 16000;
    private const double Silence = 0.03;
    private const double ShortestCut = 5;
    private const int Tries = 20;
    private readonly List<BankedUtterance>[] _byVoice;

    /// <summary>Mixes from a bank.</summary>
    public WindowMixer(IEnumerable<BankedUtterance> bank) => _byVoice = bank.GroupBy(u => u.Voice).OrderBy(g => g.Key).Select(g => g.ToList()).ToArray();

    /// <summary>A random window.</summary>
    /// <param name="seconds">Its length.</param>
    /// <param name="most">At most so many utterances.</param>
    /// <param name="random">Where choices come from.</param>
    public Window Mix(double seconds, int most, Random random)
    {
        var sound = new float[(int)(seconds * SampleRate)];
        if (random.NextDouble() < Silence)
        {
            AddNoise(sound, random.NextDouble() < 0.2 ? 0 : Math.Pow(10, -1 - (random.NextDouble() * 4)), random);
            return new Window(sound, []);
        }

        // A chunk of the app ends with its speech, and zeros follow; other readers cut wherever 30 s are over.
        var chunk = seconds < ShortestCut || random.NextDouble() < 0.6;
        var end = chunk && seconds > 20 ? seconds * (0.3 + (0.69 * Math.Sqrt(random.NextDouble()))) : seconds;
        var said = Converse(chunk ? end : seconds, chunk, most, random);
        var gains = _byVoice.Select(_ => 0.25f + (0.75f * random.NextSingle())).ToArray();
        foreach (var placed in said)
        {
            Add(sound, placed, gains[placed.Utterance.Voice] * (0.85f + (0.3f * random.NextSingle())));
        }

        if (random.NextDouble() < 0.6)
        {
            var noisy = chunk && said.Count > 0 ? Math.Min(sound.Length, (int)((said[^1].End + random.NextDouble()) * SampleRate)) : sound.Length;
            AddNoise(sound.AsSpan(0, noisy), 0.1 * Math.Pow(10, -(15 + (random.NextDouble() * 45)) / 20), random);
        }

        return new Window(sound, said);
    }

    private List<Placed> Converse(double end, bool whole, int most, Random random)
    {
        var cast = Enumerable.Range(0, _byVoice.Length).ToArray();
        random.Shuffle(cast);
        cast = cast[..random.Next(1, Math.Min(4, cast.Length) + 1)];
        var said = new List<Placed>();
        var time = random.NextDouble() < 0.75 ? random.NextDouble() * 0.6 : random.NextDouble() * Math.Min(4, end / 4);
        for (var turn = random.Next(cast.Length); said.Count < most; turn = (turn + random.Next(1, Math.Max(2, cast.Length))) % cast.Length)
        {
            for (var sentence = 1 + random.Next(3); sentence > 0 && said.Count < most; sentence--)
            {
                var placed = Place(_byVoice[cast[turn]], Math.Round(time, 3), end, said.Count == 0 ? Tries : 1, random);
                if (placed.Start > end - 0.3 || (whole && placed.End > end))
                {
                    return said;
                }

                said.Add(placed);
                time = placed.End + Gap(sentence == 1, random);
            }
        }

        return said;
    }

    // The first utterance of a window is chosen so that it fits.
    private static Placed Place(List<BankedUtterance> bank, double time, double end, int tries, Random random)
    {
        var placed = new Placed(bank[random.Next(bank.Count)], time);
        return tries == 1 || placed.End <= end ? placed : Place(bank, time, end, tries - 1, random);
    }

    private static double Gap(bool changes, Random random) => random.NextDouble() switch
    {
        < 0.05 => 1 + (random.NextDouble() * 3),
        _ => changes ? 0.1 + (random.NextDouble() * 0.9) : 0.08 + (random.NextDouble() * 0.6),
    };

    private static void Add(float[] sound, Placed placed, float gain)
    {
        var first = (int)(placed.Start * SampleRate);
        var samples = placed.Utterance.Samples;
        for (var i = 0; i < samples.Length && first + i < sound.Length; i++)
        {
            sound[first + i] += samples[i] * gain / 32768f;
        }
    }

    /// <summary>Adds noise of a random colour.</summary>
    /// <param name="sound">Receives it.</param>
    /// <param name="level">Its root mean square.</param>
    /// <param name="random">Where choices come from.</param>
    public static void AddNoise(Span<float> sound, double level, Random random)
    {
        // Between white and brown; uniform noise is as good as normal noise here and much cheaper.
        var (colour, state) = (random.NextSingle() * 0.95f, 0f);
        var scale = (float)(level * 1.7 * Math.Sqrt(1 - (colour * colour)));
        foreach (ref var sample in sound)
        {
            state = (state * colour) + (((random.NextSingle() * 2) - 1) * scale);
            sample += state;
        }
    }
}
