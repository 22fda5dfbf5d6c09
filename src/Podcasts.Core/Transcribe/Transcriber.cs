using System.Runtime.CompilerServices;
using Podcasts.Core.Transcribe.Speech;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>Hears an episode from beginning to end: audio in, segments out, as they are recognised.</summary>
/// <param name="engine">Used by this transcriber alone while it works.</param>
/// <param name="detector">Says where there is something to hear.</param>
public sealed class Transcriber(ITranscribeEngine engine, ISpeechDetector detector)
{
    /// <summary>Hears what is loud enough.</summary>
    public Transcriber(ITranscribeEngine engine)
        : this(engine, SpeechEnergy.Instance)
    {
    }

    /// <summary>Transcribes a stream of audio. Memory does not grow with its length.</summary>
    /// <param name="audio">Contiguous; starts above zero where a transcription goes on from <see cref="TranscribedBatch.Processed"/>.</param>
    /// <param name="parameters">How to hear.</param>
    /// <param name="cancellationToken">Looked at before every decoding step.</param>
    /// <returns>One batch after another; the first ones are small, so that text is soon to be seen.</returns>
    public async IAsyncEnumerable<TranscribedBatch> TranscribeAsync(
        IAsyncEnumerable<AudioBlock> audio, TranscribeParameters parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (parameters.Sequential)
        {
            await foreach (var batch in new SequentialTranscriber(engine, detector).TranscribeAsync(audio, parameters, cancellationToken))
            {
                yield return batch;
            }

            yield break;
        }

        var scout = new LanguageScout(engine, parameters);
        var listener = (Listener?)null;
        var cutter = new WindowCutter(parameters.LongestWindow, detector, parameters.SpeakerChanges);
        var cuts = new List<AudioCut>();
        var (size, processed) = (1, TimeSpan.Zero);
        await foreach (var cut in scout.ListenAsync(cutter.CutAsync(audio, cancellationToken), cancellationToken))
        {
            processed = cut.End;
            if (cut.Speech is not null)
            {
                cuts.Add(cut);
            }

            if (cuts.Count == 0)
            {
                yield return new(processed, listener?.Language ?? scout.Language, []);
            }
            else if (cuts.Count >= size)
            {
                yield return await HearAsync();
                size = Math.Min(4 * size, engine.BatchSize);
            }
        }

        if (cuts.Count > 0)
        {
            yield return await HearAsync();
        }

        async Task<TranscribedBatch> HearAsync()
        {
            listener ??= new Listener(engine, parameters with { Language = scout.Language });
            var segments = await Task.Run(() => listener.Hear(cuts, cancellationToken), cancellationToken);
            var batch = new TranscribedBatch(processed, listener.Language, segments) { Speech = [.. cuts.SelectMany(cut => cut.Spoken)] };
            cuts.Clear();
            return batch;
        }
    }
}
