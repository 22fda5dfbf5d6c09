using System.Runtime.CompilerServices;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>Hears an episode from beginning to end: audio in, segments out, as they are recognised.</summary>
/// <param name="engine">Used by this transcriber alone while it works.</param>
public sealed class Transcriber(ITranscribeEngine engine)
{
    /// <summary>Transcribes a stream of audio. Memory does not grow with its length.</summary>
    /// <param name="audio">Contiguous; starts above zero where a transcription goes on from <see cref="TranscribedBatch.Processed"/>.</param>
    /// <param name="parameters">How to hear.</param>
    /// <param name="cancellationToken">Looked at before every decoding step.</param>
    /// <returns>One batch after another; the first ones are small, so that text is soon to be seen.</returns>
    public async IAsyncEnumerable<TranscribedBatch> TranscribeAsync(
        IAsyncEnumerable<AudioBlock> audio, TranscribeParameters parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listener = new Listener(engine, parameters);
        var windows = new List<AudioWindow>();
        var (size, processed) = (1, TimeSpan.Zero);
        await foreach (var cut in new WindowCutter(parameters.LongestWindow).CutAsync(audio, cancellationToken))
        {
            processed = cut.End;
            if (cut.Speech is { } window)
            {
                windows.Add(window);
            }

            if (windows.Count == 0)
            {
                yield return new(processed, listener.Language, []);
            }
            else if (windows.Count >= size)
            {
                yield return await HearAsync();
                size = Math.Min(2 * size, engine.BatchSize);
            }
        }

        if (windows.Count > 0)
        {
            yield return await HearAsync();
        }

        async Task<TranscribedBatch> HearAsync()
        {
            var segments = await Task.Run(() => listener.Hear(windows, cancellationToken), cancellationToken);
            windows.Clear();
            return new(processed, listener.Language, segments);
        }
    }
}
