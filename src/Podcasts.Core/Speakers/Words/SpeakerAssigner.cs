using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Speakers.Words;

/// <summary>Gives the words of a transcript to the speakers of a diarization (diarization.md 5.3).</summary>
internal sealed class SpeakerAssigner
{
    private const double MostOfAWord = 0.5;
    private readonly IReadOnlyList<TranscriptSegment> _segments;
    private readonly IReadOnlyList<SpokenWord> _words;
    private readonly IReadOnlyList<SpeakerTimes> _speakers;
    private readonly IReadOnlyList<WordEvidence> _evidence;
    private readonly int[] _path;

    private SpeakerAssigner(IReadOnlyList<TranscriptSegment> segments, IReadOnlyList<SpeakerTurn> turns, IReadOnlyList<SpeakerTurn> exclusive)
    {
        _segments = segments;
        _words = SpokenWord.Of(segments);
        _speakers = SpeakerTimes.Of(turns, exclusive);
        _evidence = [.. _words.Select(word => WordEvidence.Of(word.Range, _speakers))];
        _path = SpeakerPath.Find(_words, _evidence, [.. exclusive.SelectMany(turn => new[] { turn.Start, turn.End }).Order()]);
    }

    /// <summary>Gives each word its speaker, splits segments where the speaker changes, and marks words during which two speak.</summary>
    /// <param name="segments">In order of time; speakers that they have are replaced.</param>
    /// <param name="turns">Who speaks when; turns may overlap.</param>
    /// <param name="exclusive">The same with one speaker at a time.</param>
    /// <param name="name">What a speaker of the turns is called; null for "Speaker 1" and so on, by first words.</param>
    /// <returns>Segments numbered anew. Without turns they have no speakers.</returns>
    public static IReadOnlyList<TranscriptSegment> Assign(IReadOnlyList<TranscriptSegment> segments, IReadOnlyList<SpeakerTurn> turns, IReadOnlyList<SpeakerTurn> exclusive, Func<int, string>? name)
    {
        if (segments.Count == 0 || turns.Count == 0)
        {
            return [.. segments.Select((segment, i) => With(segment, i, null, [.. segment.Words.Select(word => word with { Speaker = null, SecondSpeaker = null })]))];
        }

        var assigner = new SpeakerAssigner(segments, turns, exclusive);
        SentenceRepair.Apply(assigner._path, assigner._words, assigner._speakers);
        return assigner.Split(name);
    }

    private IReadOnlyList<TranscriptSegment> Split(Func<int, string>? name)
    {
        var pieces = new List<(int Segment, List<WordRun> Runs)>();
        for (var (first, end) = (0, 0); first < _words.Count; first = end)
        {
            end = first + Math.Max(1, _segments[_words[first].Segment].Words.Count);
            pieces.Add((_words[first].Segment, SegmentSplitter.Pieces(_path, _words, _evidence, _speakers, first, end)));
        }

        var labels = name ?? SpeakerLabels.Of(Enumerable.Range(0, _words.Count).Select(SpeakerOf).OfType<int>(), _speakers.Select(speaker => speaker.Speaker));
        var split = pieces.SelectMany(piece => SegmentSplitter.Split(WithWords(_segments[piece.Segment], piece.Runs[0].First, labels), [.. piece.Runs.Select(run => run.Count)])
            .Select(segment => (Segment: segment, Speaker: segment.Words.Count > 0 ? Majority(segment) : Label(piece.Runs[0].First, labels))));
        return [.. split.Select((piece, i) => With(piece.Segment, i, piece.Speaker, piece.Segment.Words))];
    }

    private TranscriptSegment WithWords(TranscriptSegment segment, int first, Func<int, string> labels) => segment with
    {
        Words = [.. segment.Words.Select((word, i) => word with { Speaker = Label(first + i, labels), SecondSpeaker = Second(first + i, labels) })],
    };

    private int? SpeakerOf(int word) => _evidence[word].IsNearSpeech ? _speakers[_path[word]].Speaker : null;

    private string? Label(int word, Func<int, string> labels) => SpeakerOf(word) is { } speaker ? labels(speaker) : null;

    // Who speaks during most of the word besides its speaker, who does so too.
    private string? Second(int word, Func<int, string> labels)
    {
        var range = _words[word].Range;
        var others = _speakers.Where((_, i) => i != _path[word]).Where(speaker => speaker.Share(range) >= MostOfAWord);
        return _speakers[_path[word]].Share(range) >= MostOfAWord && others.MaxBy(speaker => speaker.Share(range)) is { } second ? labels(second.Speaker) : null;
    }

    private static string? Majority(TranscriptSegment segment) =>
        segment.Words.Select(word => word.Speaker).OfType<string>().CountBy(speaker => speaker).OrderByDescending(count => count.Value).FirstOrDefault().Key;

    private static TranscriptSegment With(TranscriptSegment segment, int id, string? speaker, IReadOnlyList<TranscriptWord> words) =>
        new(id, segment.Start, segment.End, segment.Text, speaker) { Words = words, Confidence = segment.Confidence };
}
