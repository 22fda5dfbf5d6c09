using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe.Speech;

/// <summary>What a detector says of a stretch of audio, frame by frame.</summary>
public sealed class SpeechTrack
{
    private const int Around = 3 * 320; // samples on either side that a quiet moment needs
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(0.3); // between words, not between sentences

    private readonly float[] _scores;
    private readonly bool[] _speech;

    /// <summary>Keeps what was found.</summary>
    /// <param name="frameSamples">Length of a frame, and from one to the next.</param>
    /// <param name="scores">For each frame: the higher, the more like speech. A probability, or a measure that compares within the stretch.</param>
    /// <param name="speech">For each frame: whether it is speech.</param>
    public SpeechTrack(int frameSamples, float[] scores, bool[] speech)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameSamples, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(speech.Length, scores.Length);
        (FrameSamples, _scores, _speech) = (frameSamples, scores, speech);
    }

    public int FrameSamples { get; }

    /// <summary>Frames at which another voice begins, in order; empty where the detector does not hear that.</summary>
    public IReadOnlyList<int> SpeakerChanges { get; init; } = [];

    public int Frames => _speech.Length;

    public bool IsSpeech(int frame) => _speech[frame];

    /// <summary>The first frame of speech from <paramref name="from"/> on, or <see cref="Frames"/>.</summary>
    public int NextSpeech(int from) => Next(from, speech: true);

    /// <summary>The first frame of silence from <paramref name="from"/> on, or <see cref="Frames"/>.</summary>
    public int NextSilence(int from) => Next(from, speech: false);

    /// <summary>The frame within a range, which is not empty, around which there is least speech.</summary>
    public int Quietest(int from, int to)
    {
        var around = (int)Math.Round((double)Around / FrameSamples);
        return Enumerable.Range(from, to - from).MinBy(frame => _scores[Math.Max(0, frame - around)..Math.Min(Frames, frame + around + 1)].Average());
    }

    /// <summary>How many frames a time lasts; rarely a whole number.</summary>
    public double FramesIn(TimeSpan time) => time.TotalSeconds * AudioWindow.SampleRate / FrameSamples;

    /// <summary>Where somebody speaks between two frames; pauses within a sentence are part of it.</summary>
    /// <param name="from">The first frame.</param>
    /// <param name="to">The frame after the last.</param>
    /// <param name="start">Time of frame 0.</param>
    /// <param name="end">No range ends later: the last frame may be incomplete.</param>
    public IReadOnlyList<TimeRange> Regions(int from, int to, TimeSpan start, TimeSpan end)
    {
        var regions = new List<TimeRange>();
        for (int speech = NextSpeech(from), silence; speech < to; speech = NextSpeech(silence))
        {
            silence = NextSilence(speech);
            var region = new TimeRange(Time(speech), Time(Math.Min(silence, to)));
            if (regions.Count > 0 && region.Start - regions[^1].End < ShortPause)
            {
                regions[^1] = new(regions[^1].Start, region.End);
            }
            else
            {
                regions.Add(region);
            }
        }

        return regions;

        TimeSpan Time(int frame)
        {
            var time = start + AudioWindow.Time((long)frame * FrameSamples);
            return time < end ? time : end;
        }
    }

    private int Next(int from, bool speech)
    {
        var offset = from < Frames ? _speech.AsSpan(from).IndexOf(speech) : -1;
        return offset < 0 ? Frames : from + offset;
    }
}
