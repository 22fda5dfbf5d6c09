using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;

namespace Podcasts.Demo.Training;

/// <summary>A stretch of encoder frames, [From, To); empty where there is nothing to look at.</summary>
public readonly record struct Span(int From, int To)
{
    /// <summary>Nothing to look at.</summary>
    public static readonly Span None = new(0, 0);
}

/// <summary>What the decoder reads and should say for one window, and where in the sound each word is.</summary>
/// <param name="Inputs">Classes read, one a step.</param>
/// <param name="Targets">Classes to say; -100 in the prompt.</param>
/// <param name="Said">Where the class just read is heard.</param>
/// <param name="Next">Where the class to say next is heard.</param>
/// <param name="FrameWords">The word heard in each encoder frame (20 ms), 0 for none.</param>
public sealed record Example(int[] Inputs, long[] Targets, Span[] Said, Span[] Next, long[] FrameWords)
{
    private const double FramesPerSecond = 50;
    private const int Margin = 2;
    private const int LongestPrompt = 223;

    /// <summary>The classes of sentences said before, as much as decoders keep of them.</summary>
    public static int[] Prompt(IEnumerable<BankedUtterance> said, bool timed, Vocabulary vocabulary, Random random)
    {
        var (tokens, time) = (new List<int>(), random.NextDouble());
        foreach (var utterance in said)
        {
            var text = vocabulary.Encode(utterance.Text).Select(p => p.Token);
            tokens.AddRange(timed ? [Time(time), .. text, Time(time + utterance.Duration)] : text);
            time = time + utterance.Duration > 27 ? random.NextDouble() : time + utterance.Duration + (random.NextDouble() * 0.8);
        }

        return [vocabulary.Previous, .. tokens.TakeLast(LongestPrompt)];

        int Time(double seconds) => vocabulary.FirstTime + Math.Min((int)Math.Round(seconds * FramesPerSecond), Vocabulary.Times - 1);
    }

    /// <summary>Writes the example of a window.</summary>
    /// <param name="window">The sound and what is said.</param>
    /// <param name="offset">By how many frames the window's clock is ahead; short windows learn late times this way.</param>
    /// <param name="prompt">What was said before, or nothing.</param>
    /// <param name="vocabulary">Turns words into classes.</param>
    /// <param name="random">Blurs a few first times, because decoders force the first one below 1 s.</param>
    public static Example Write(Window window, int offset, int[] prompt, Vocabulary vocabulary, Random random)
    {
        var frames = window.Sound.Length / 320;
        var steps = new List<(int Token, Span Span)>();
        steps.AddRange(prompt.Select(token => (token, Span.None)));
        steps.Add((vocabulary.Start, Span.None));
        var words = new long[frames];
        foreach (var placed in window.Said)
        {
            var start = Frame(placed.Start);
            steps.Add((Time(start), Around(start)));
            if (placed.End * FramesPerSecond > frames)
            {
                break;
            }

            var spans = placed.Utterance.Starts.Zip(placed.Utterance.Ends, (from, to) => new Span(Frame(placed.Start + from), Frame(placed.Start + to))).ToArray();
            var spoken = Vocabulary.Words(placed.Utterance.Text);
            for (var w = 0; w < spans.Length; w++)
            {
                Array.Fill(words, vocabulary.Word(spoken[w]), spans[w].From, Math.Max(0, Math.Min(frames, spans[w].To) - spans[w].From));
            }

            var last = 0;
            foreach (var (token, word) in vocabulary.Encode(placed.Utterance.Text))
            {
                last = Math.Max(last, word);
                steps.Add((token, word < 0 ? Around(spans[last].To) : Widen(spans[word])));
            }

            steps.Add((Time(Frame(placed.End)), Around(Frame(placed.End))));
        }

        if (window.Said.Count == 0)
        {
            steps.Add((Time(random.Next(50)), Span.None));
        }

        steps.Add((vocabulary.End, Span.None));
        var (inputs, targets) = (steps.SkipLast(1).Select(s => s.Token).ToArray(), steps.Skip(1).Select(s => (long)s.Token).ToArray());
        Array.Fill(targets, -100, 0, prompt.Length);
        if (window.Said.Count == 0)
        {
            targets[prompt.Length] = vocabulary.NoSpeech;
        }
        else if (random.NextDouble() < 0.15)
        {
            inputs[prompt.Length + 1] = Time(random.Next(50));
        }

        return new Example(inputs, targets, steps.SkipLast(1).Select(s => s.Span).ToArray(), steps.Skip(1).Select(s => s.Span).ToArray(), words);

        int Frame(double seconds) => Math.Clamp((int)Math.Round(seconds * FramesPerSecond), 0, frames);

        int Time(int frame) => vocabulary.FirstTime + Math.Min(frame + offset, Vocabulary.Times - 1);

        Span Around(int frame) => new(Math.Max(0, frame - Margin - 1), Math.Min(frames, frame + Margin + 1));

        Span Widen(Span span) => new(Math.Max(0, span.From - Margin), Math.Min(frames, span.To + Margin));
    }
}
