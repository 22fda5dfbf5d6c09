using Podcasts.Demo.Training;
using Podcasts.Demo.Voices;

namespace Podcasts.Demo.Speakers;

/// <summary>A part of a conversation.</summary>
/// <param name="Sound">Mono, 16 kHz, with noise or not.</param>
/// <param name="Turns">Who speaks when, cut to the part.</param>
public sealed record ConversationPart(float[] Sound, IReadOnlyList<VoiceTurn> Turns)
{
    /// <summary>The voices, in the order in which they begin.</summary>
    public IReadOnlyList<int> Voices => [.. Turns.Select(t => t.Voice).Distinct()];

    /// <summary>Whether a voice speaks at a time in seconds.</summary>
    public bool Speaks(int voice, double time) => Turns.Any(t => t.Voice == voice && t.Start <= time && time < t.End);
}

/// <summary>Makes parts of conversations to learn from or to be tested with.</summary>
public sealed class ConversationMixer
{
    private readonly IReadOnlyList<IReadOnlyList<BankedUtterance>> _byVoice;

    /// <summary>Mixes from a bank, in which every voice must have something to say.</summary>
    public ConversationMixer(IEnumerable<BankedUtterance> bank) => _byVoice = [.. bank.GroupBy(u => u.Voice).OrderBy(g => g.Key).Select(g => g.ToArray())];

    /// <summary>The number of voices.</summary>
    public int Voices => _byVoice.Count;

    /// <summary>A whole conversation of listed voices.</summary>
    public Conversation Converse(int speakers, double seconds, Random random) =>
        Conversation.Compose(_byVoice, Cast(speakers, SpeakerVoices.Listed.Count, random), seconds, random);

    /// <summary>A part that starts anywhere in a conversation, of listed voices more often than of any.</summary>
    /// <param name="seconds">Its length.</param>
    /// <param name="random">Where choices come from.</param>
    public ConversationPart Cut(double seconds, Random random)
    {
        var speakers = random.NextDouble() switch { < 0.12 => 1, < 0.5 => 2, _ => 3 };
        var cast = Cast(speakers, random.NextDouble() < 0.9 ? SpeakerVoices.Listed.Count : Voices, random);
        var from = random.NextDouble() * 12;
        var conversation = Conversation.Compose(_byVoice, cast, from + seconds, random);
        var sound = random.NextDouble() < 0.03 ? new float[(int)(seconds * 16000)] : conversation.Sound(from, seconds);
        var isSilent = Array.TrueForAll(sound, s => s == 0);
        if (random.NextDouble() < 0.6)
        {
            WindowMixer.AddNoise(sound, 0.1 * Math.Pow(10, -(15 + (random.NextDouble() * 45)) / 20), random);
        }

        var turns = conversation.Turns().Where(t => !isSilent && t.End > from && t.Start < from + seconds);
        return new(sound, [.. turns.Select(t => t with { Start = t.Start - from, End = t.End - from })]);
    }

    private static int[] Cast(int speakers, int among, Random random)
    {
        var voices = Enumerable.Range(0, among).ToArray();
        random.Shuffle(voices);
        return voices[..speakers];
    }
}
