using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>Hears batches of windows in turn and remembers what must carry over: the language and how many segments there were.</summary>
internal sealed class Listener(ITranscribeEngine engine, TranscribeParameters parameters)
{
    private const int WindowsToSettle = 4;
    private const int DeclaredVotes = 1; // what the feed declares counts like a window more, once it is heard at all
    private static readonly TimeSpan ShortestTail = TimeSpan.FromSeconds(1);

    private readonly List<string> _languages = [];
    private readonly Plausibility _plausibility = new(parameters);
    private RepeatedText _repeated = new RepeatedText().After(parameters.Before.Select(segment => segment.Text));
    private int _nextId = parameters.FirstSegmentId;

    /// <summary>The language asked for or heard most, or null as long as nothing was said.</summary>
    public string? Language { get; private set; } = parameters.Language;

    /// <summary>Hears windows, and alone what was passed over in them.</summary>
    /// <param name="cuts">Each with a window.</param>
    /// <param name="cancellationToken">Looked at by the engine.</param>
    /// <returns>Their segments in order of time.</returns>
    public IReadOnlyList<TranscriptSegment> Hear(IReadOnlyList<AudioCut> cuts, CancellationToken cancellationToken)
    {
        var heard = HearToTheEnd(cuts, cancellationToken)
            .Zip(cuts, (segments, cut) => _plausibility.Filter(HearRepeatsAgain(cut.Speech!, segments, cancellationToken), cut)).ToArray();
        HearMissed(cuts, heard, cancellationToken);
        return [.. heard.SelectMany(segments => segments).Select(segment => segment.ToTranscript(_nextId++))];
    }

    // The same words in segment after segment may be a loop that reaches across windows: the window is heard once more, less greedily
    // and without a prompt (whisper.md 5.7, item 5). Words that come up again were said, as refrains are.
    private List<HeardSegment> HearRepeatsAgain(AudioWindow window, List<HeardSegment> heard, CancellationToken cancellationToken)
    {
        var before = _repeated;
        _repeated = before.After(heard.Select(segment => segment.Text));
        if (!_repeated.IsSuspicious || !parameters.TriesAgain)
        {
            return heard;
        }

        var afresh = parameters with { Language = Settled(), Prompt = null, Vocabulary = [], Temperatures = [0.4] };
        var again = engine.Hear([window], afresh, cancellationToken)[0].Segments;
        var after = before.After(again.Select(segment => segment.Text));
        if (after.IsSuspicious || again.Any(IsDoubtful))
        {
            return heard;
        }

        _repeated = after;
        return [.. again];
    }

    private bool IsDoubtful(HeardSegment segment) =>
        segment.Confidence.CompressionRatio > parameters.MaximumCompressionRatio || segment.Confidence.MeanLogProbability < parameters.MinimumMeanLogProbability;

    // What follows the last segment that the model finished is heard again as a window of its own (whisper.md 6.2),
    // so that no words are lost where it stopped early or was cut off.
    private List<HeardSegment>[] HearToTheEnd(IReadOnlyList<AudioCut> cuts, CancellationToken cancellationToken)
    {
        var results = cuts.Select(_ => new List<HeardSegment>()).ToArray();
        var pending = cuts.Select((cut, index) => (Window: cut.Speech!, Index: index)).ToList();
        while (pending.Count > 0)
        {
            var tails = new List<(AudioWindow, int)>();
            foreach (var ((window, index), result) in pending.Zip(Hear([.. pending.Select(item => item.Window)], cancellationToken)))
            {
                var tail = Tail(window, result.HeardTo, cuts[index].Spoken);
                results[index].AddRange(result.Segments.Where(segment => tail is null || result.Finished(segment)));
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

    // Speech without words is heard once more by itself; what stays without is left to the quality report to tell.
    private void HearMissed(IReadOnlyList<AudioCut> cuts, List<HeardSegment>[] heard, CancellationToken cancellationToken)
    {
        var missed = cuts.SelectMany((cut, index) => MissedSpeech.Of(cut, heard[index]).Select(window => (Window: window, Index: index)));
        foreach (var batch in missed.ToList().Chunk(engine.BatchSize))
        {
            foreach (var ((_, index), result) in batch.Zip(Hear([.. batch.Select(item => item.Window)], cancellationToken)))
            {
                heard[index] = [.. heard[index].Concat(result.Segments.Where(_plausibility.IsSure)).OrderBy(segment => segment.Start)];
            }
        }
    }

    private IReadOnlyList<HeardWindow> Hear(IReadOnlyList<AudioWindow> windows, CancellationToken cancellationToken) =>
        engine.Hear(windows, parameters with { Language = Settled() }, cancellationToken);

    private static AudioWindow? Tail(AudioWindow window, TimeSpan heardTo, IReadOnlyList<TimeRange> spoken) =>
        heardTo - window.Start >= ShortestTail
        && window.End - heardTo >= ShortestTail
        && TimeRanges.Overlap(new TimeRange(heardTo, window.End), spoken) > ShortestTail
            ? window.Slice(heardTo, window.End)
            : null;

    private void Note(HeardWindow heard)
    {
        if (heard.Segments.Count > 0 && parameters.Language is null && _languages.Count < WindowsToSettle)
        {
            _languages.Add(heard.Language);
            Language = _languages.CountBy(language => language).MaxBy(count => count.Value + (count.Key == parameters.LanguageHint ? DeclaredVotes : 0)).Key;
        }
    }

    // Until it has been heard often enough the language is detected anew, for a show may open in another one.
    private string? Settled() => _languages.Count >= WindowsToSettle ? Language : parameters.Language;
}
