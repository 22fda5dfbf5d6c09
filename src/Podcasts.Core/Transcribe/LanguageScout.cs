using System.Runtime.CompilerServices;

namespace Podcasts.Core.Transcribe;

/// <summary>Listens ahead for the language of an episode before anything is transcribed (whisper.md 8).</summary>
/// <remarks>The first windows decide, not the batches they come in: an episode that is taken up again before its first words gets the same answer.</remarks>
internal sealed class LanguageScout(ITranscribeEngine engine, TranscribeParameters parameters)
{
    private const int Windows = 5;
    private const int WindowsInDoubt = 10;
    private const double Sure = 0.5;

    /// <summary>The language asked for or detected; null before that, and where the engine cannot tell in advance.</summary>
    public string? Language { get; private set; } = parameters.Language;

    /// <summary>Holds cuts back from the first word on until the language is known, then lets all through.</summary>
    public async IAsyncEnumerable<AudioCut> ListenAsync(IAsyncEnumerable<AudioCut> cuts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settled = Language is not null || !engine.DetectsLanguage;
        var held = new List<AudioCut>();
        await foreach (var cut in cuts.WithCancellation(cancellationToken))
        {
            if (settled || (held.Count == 0 && cut.Speech is null))
            {
                yield return cut;
                continue;
            }

            held.Add(cut);
            var heard = held.Count(item => item.Speech is not null);
            if (cut.Speech is not null && heard is Windows or WindowsInDoubt)
            {
                var guess = await DetectAsync();
                settled = guess.Probability > Sure || heard == WindowsInDoubt;
            }

            foreach (var item in settled ? held : [])
            {
                yield return item;
            }
        }

        if (!settled && held.Count > 0)
        {
            await DetectAsync();
            foreach (var item in held)
            {
                yield return item;
            }
        }

        async Task<LanguageGuess> DetectAsync()
        {
            var windows = held.Select(item => item.Speech).OfType<AudioWindow>().ToList();
            var guess = await Task.Run(() => engine.DetectLanguage(windows, parameters, cancellationToken), cancellationToken);
            Language = guess.Language;
            return guess;
        }
    }
}
