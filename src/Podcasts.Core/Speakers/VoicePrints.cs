namespace Podcasts.Core.Speakers;

/// <summary>Recognises people by their voices across episodes (diarization.md 7). All vectors have length one and come from the same networks.</summary>
public static class VoicePrints
{
    private const int Best = 3;

    /// <summary>Finds who the voices of an episode are; nobody twice, and nobody where somebody else is about as likely.</summary>
    public static IReadOnlyList<VoiceMatch> Match(IReadOnlyList<SpeakerVoice> voices, IReadOnlyList<KnownVoice> people, VoiceRules rules)
    {
        var known = people.Where(person => person.Prints.Count > 0).ToList();
        var scores = voices.Select(voice => known.Select(person => Score(voice.Print, person.Prints)).ToArray()).ToArray();
        var matches = new List<VoiceMatch>();
        for (var v = 0; v < voices.Count; v++)
        {
            for (var p = 0; p < known.Count; p++)
            {
                var score = scores[v][p];
                var lead = score - Enumerable.Range(0, voices.Count).Where(other => other != v).Select(other => scores[other][p])
                    .Concat(scores[v].Where((_, other) => other != p))
                    .DefaultIfEmpty(double.NegativeInfinity).Max();
                if (score >= rules.Likely && lead >= rules.Margin && voices[v].Solo >= rules.Solo
                    && known[p].Solo >= rules.KnownSolo && known[p].Turns >= rules.KnownTurns)
                {
                    matches.Add(new(voices[v].Speaker, known[p].Person, score, score >= rules.Certain));
                }
            }
        }

        return matches;
    }

    /// <summary>The mean of the three best cosines: one odd recording of a person neither makes nor breaks a match.</summary>
    public static double Score(float[] voice, IReadOnlyList<float[]> prints) =>
        prints.Where(print => print.Length == voice.Length).Select(print => Cosine(voice, print)).OrderDescending().Take(Best).DefaultIfEmpty(-1).Average();

    /// <summary>One voice of several, each weighted by how long it was heard.</summary>
    public static SpeakerVoice Mean(int speaker, IReadOnlyList<SpeakerVoice> voices)
    {
        if (voices.Count == 1)
        {
            return voices[0] with { Speaker = speaker };
        }

        var solo = voices.Sum(voice => voice.Solo.TotalSeconds);
        var sum = new float[voices[0].Print.Length];
        foreach (var voice in voices)
        {
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += voice.Print[i] * (float)(voice.Solo.TotalSeconds / Math.Max(solo, double.Epsilon));
            }
        }

        var length = (float)Math.Sqrt(sum.Sum(value => (double)value * value));
        return new(
            speaker,
            length > 0 ? [.. sum.Select(value => value / length)] : voices[0].Print,
            TimeSpan.FromSeconds(solo),
            voices.Average(voice => voice.Cohesion));
    }

    private static double Cosine(float[] a, float[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }
}
