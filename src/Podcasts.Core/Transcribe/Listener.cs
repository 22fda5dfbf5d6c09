using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>Hears batches of windows in turn and remembers what must carry over: the language and how many segments there were.</summary>
internal sealed class Listener(ITranscribeEngine engine, TranscribeParameters parameters)
{
    private const int WindowsToSettle = 4;
    private static readonly TimeSpan ShortestTail = TimeSpan.FromSeconds(1);

    private readonly List<string> _languages = [];
    private int _nextId = parameters.FirstSegmentId;

    /// <summary>The language asked for or heard most, or null as long as nothing was said.</summary>
    public string? Language { get; private set; } = parameters.Language;

    /// <summary>Hears windows.</summary>
    /// <returns>Their segments in order of time.</returns>
    public IReadOnlyList<TranscriptSegment> Hear(IReadOnlyList<AudioWindow> windows, CancellationToken cancellationToken)
    {
        var segments = HearToTheEnd(windows, cancellationToken).SelectMany(heard => heard).ToList();
        return
        [
            .. segments.Select(segment => new TranscriptSegment(_nextId++, segment.Start, segment.End, segment.Text)
            {
                Words = segment.Words,
                Confidence = segment.Confidence,
            }),
        ];
    }

    // What follows the last segment that the model finished is heard again as a window of its own (whisper.md 6.2),
    // so that no words are lost where it stopped early or was cut off.
    private List<HeardSegment>[] HearToTheEnd(IReadOnlyList<AudioWindow> windows, CancellationToken cancellationToken)
    {
        var results = windows.Select(_ => new List<HeardSegment>()).ToArray();
        var pending = windows.Select((window, index) => (Window: window, Index: index)).ToList();
        while (pending.Count > 0)
        {
            var heard = engine.Hear([.. pending.Select(item => item.Window)], parameters with { Language = Settled() }, cancellationToken);
            var tails = new List<(AudioWindow, int)>();
            foreach (var ((window, index), result) in pending.Zip(heard))
            {
                var tail = Tail(window, result.HeardTo);
                results[index].AddRange(result.Segments.Where(segment => tail is null || segment.Start < result.HeardTo));
                Note(result);
                if (tail is not null)
                {
                    tails.Add((tail, index));
                }
            }

            pending = tails;
        }

        return results;
    }

    private static AudioWindow? Tail(AudioWindow window, TimeSpan heardTo)
    {
        var frame = (int)((heardTo - window.Start).TotalSeconds * AudioWindow.SampleRate / SpeechEnergy.FrameSamples);
        if (heardTo - window.Start < ShortestTail || window.End - heardTo < ShortestTail)
        {
            return null;
        }

        var energy = new SpeechEnergy(window.Samples.Span);
        var speech = energy.CountSpeech(frame, energy.Frames) * SpeechEnergy.FrameSamples;
        return speech > ShortestTail.TotalSeconds * AudioWindow.SampleRate ? new(heardTo, window.Samples[(frame * SpeechEnergy.FrameSamples)..]) : null;
    }

    private void Note(HeardWindow heard)
    {
        if (heard.Segments.Count > 0 && parameters.Language is null && _languages.Count < WindowsToSettle)
        {
            _languages.Add(heard.Language);
            Language = _languages.CountBy(language => language).MaxBy(count => count.Value).Key;
        }
    }

    // Until it has been heard often enough the language is detected anew, for a show may open in another one.
    private string? Settled() => _languages.Count >= WindowsToSettle ? Language : parameters.Language;
}
