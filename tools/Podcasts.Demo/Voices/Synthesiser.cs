namespace Podcasts.Demo.Voices;

/// <summary>Speaks sentences with any voice of the show. One at a time: the engines keep state.</summary>
public sealed class Synthesiser
{
    private readonly Espeak _espeak = new();
    private readonly Flite _flite = new();

    /// <summary>A sentence, trimmed and levelled, at the engine's own sample rate.</summary>
    public Utterance Speak(string text, Voice voice) =>
        (voice.Engine == "flite" ? _flite.Speak(text, voice) : _espeak.Speak(text, voice)).Trimmed();
}
