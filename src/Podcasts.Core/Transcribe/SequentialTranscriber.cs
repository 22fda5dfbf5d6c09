using System.Runtime.CompilerServices;
using Podcasts.Core.Transcribe.Speech;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>Hears window after window, each from where the model had finished in the one before, and prompted with its text (whisper.md 5.6).</summary>
internal sealed class SequentialTranscriber(ITranscribeEngine engine, ISpeechDetector detector)
{
    private const int Shortest = AudioWindow.SampleRate / 10; // less is no word
    private static readonly TimeSpan SmallestStep = TimeSpan.FromSeconds(1);

    /// <summary>Transcribes a stream of audio, one window a batch; any batch is a place to go on from.</summary>
    /// <param name="audio">Contiguous.</param>
    /// <param name="parameters">How to hear; <see cref="TranscribeParameters.Before"/> is what the first window follows.</param>
    /// <param name="cancellationToken">Looked at before every decoding step.</param>
    public async IAsyncEnumerable<TranscribedBatch> TranscribeAsync(
        IAsyncEnumerable<AudioBlock> audio, TranscribeParameters parameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (queue, before) = (new SampleQueue(), new PreviousText(parameters));
        var (position, language, id) = ((TimeSpan?)null, parameters.Language, parameters.FirstSegmentId);
        var longest = (int)(parameters.LongestWindow.TotalSeconds * AudioWindow.SampleRate);
        await foreach (var block in audio.WithCancellation(cancellationToken))
        {
            position ??= block.Start;
            queue.Append(block.Samples.Span);
            while (queue.Count >= longest)
            {
                yield return await HearAsync();
            }
        }

        while (queue.Count > 0)
        {
            yield return await HearAsync();
        }

        async Task<TranscribedBatch> HearAsync()
        {
            var window = new AudioWindow(position!.Value, queue.Samples[..Math.Min(queue.Count, longest)].ToArray());
            var speech = Speech(window);
            var heard = speech.Count == 0
                ? new("", [], window.End)
                : await Task.Run(() => engine.Hear([window], parameters with { Language = language, Prompt = before.Prompt }, cancellationToken)[0], cancellationToken);
            var next = Next(window, heard);
            var segments = heard.Segments.Where(segment => next == window.End || heard.Finished(segment)).Select(segment => segment.ToTranscript(id++)).ToList();
            foreach (var segment in segments)
            {
                before.Add(segment.Text, segment.Confidence);
            }

            language ??= segments.Count > 0 ? heard.Language : null;
            var step = (int)Math.Round((next - window.Start).TotalSeconds * AudioWindow.SampleRate);
            queue.Drop(step);
            position = next;
            return new(next, language, segments) { Speech = [.. speech.Where(range => range.Start < next).Select(range => new TimeRange(range.Start, range.End < next ? range.End : next))] };
        }
    }

    private IReadOnlyList<TimeRange> Speech(AudioWindow window)
    {
        if (window.Samples.Length < Shortest)
        {
            return [];
        }

        var track = detector.Detect(window.Samples.Span);
        return track.Regions(0, track.Frames, window.Start, window.End);
    }

    // What follows the last pair of timestamps is heard again; a single timestamp at the end says that nothing follows.
    private static TimeSpan Next(AudioWindow window, HeardWindow heard) =>
        heard.IsComplete || heard.HeardTo - window.Start < SmallestStep ? window.End : heard.HeardTo;
}
