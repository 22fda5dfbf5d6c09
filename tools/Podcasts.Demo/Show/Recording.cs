using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;

namespace Podcasts.Demo.Show;

/// <summary>A word of a recording.</summary>
/// <param name="Start">Seconds from the start.</param>
/// <param name="End">Seconds from the start.</param>
/// <param name="Text">The word as written, with the punctuation mark after it.</param>
/// <param name="Speaker">Who says it.</param>
public sealed record SpokenWord(double Start, double End, string Text, string Speaker);

/// <summary>A stretch of sound by one speaker.</summary>
/// <param name="Start">Seconds from the start.</param>
/// <param name="End">Seconds from the start.</param>
/// <param name="Speaker">Who speaks.</param>
public sealed record Turn(double Start, double End, string Speaker);

/// <summary>An episode as sound, with what is known about it.</summary>
/// <param name="Samples">Mono, <see cref="SampleRate"/> samples a second.</param>
/// <param name="Words">Every word.</param>
/// <param name="Turns">Who speaks when; a turn ends where somebody else begins to speak or at a pause over half a second.</param>
public sealed record Recording(short[] Samples, IReadOnlyList<SpokenWord> Words, IReadOnlyList<Turn> Turns)
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 24000;

    private const double LeadIn = 0.4;
    private const double PauseThatEndsATurn = 0.5;
    private const float Level = 0.7f;

    /// <summary>Length in seconds.</summary>
    public double Duration => (double)Samples.Length / SampleRate;

    /// <summary>Speaks an episode: short pauses between sentences, a little longer ones between speakers.</summary>
    public static Recording Of(Episode episode, Synthesiser synthesiser)
    {
        var random = new Random(episode.Number);
        var (samples, words, turns) = (new List<short>(), new List<SpokenWord>(), new List<Turn>());
        Silence(LeadIn);
        foreach (var line in episode.Lines)
        {
            if (words.Count > 0)
            {
                Silence(line.OpensTurn ? 0.25 + (random.NextDouble() * 0.6) : 0.15 + (random.NextDouble() * 0.4));
            }

            var spoken = synthesiser.Speak(line.Text, Episode.VoiceOf(line)).At(SampleRate);
            var start = (double)samples.Count / SampleRate;
            var written = line.Text.Split(' ');
            if (written.Length != spoken.WordStarts.Length)
            {
                throw new InvalidOperationException($"{line.Speaker} speaks {spoken.WordStarts.Length} words for \"{line.Text}\".");
            }

            words.AddRange(written.Select((word, i) => new SpokenWord(start + spoken.WordStarts[i], start + spoken.WordEnds[i], word, line.Speaker)));
            samples.AddRange(spoken.Samples.Select(s => (short)Math.Clamp(s * Level * 32767, -32768, 32767)));
            Speak(new Turn(start, start + spoken.Duration, line.Speaker));
        }

        Silence(LeadIn);
        return new Recording([.. samples], words, turns);

        void Silence(double seconds) => samples.AddRange(new short[(int)(seconds * SampleRate)]);

        void Speak(Turn turn)
        {
            if (turns.Count > 0 && turns[^1].Speaker == turn.Speaker && turn.Start - turns[^1].End < PauseThatEndsATurn)
            {
                turns[^1] = turns[^1] with { End = turn.End };
            }
            else
            {
                turns.Add(turn);
            }
        }
    }
}
