using Podcasts.Core.Transcribe.Speech;

namespace Podcasts.Core.Transcribe;

/// <summary>Finds the next window in the stretch of audio that lies ahead. All numbers are frames of its track.</summary>
internal sealed class CutFinder
{
    private readonly SpeechTrack _track;
    private readonly int _longest;
    private readonly int _longPause;
    private readonly int _goodPause; // longer is not better
    private readonly int _margin; // kept around speech
    private readonly int[] _speakerChanges;

    /// <summary>Looks at a stretch.</summary>
    /// <param name="track">What the detector says of it.</param>
    /// <param name="longest">Of a window.</param>
    /// <param name="longPause">A window does not reach across it.</param>
    /// <param name="speakerChanges">Times from the start of the stretch, besides those that the detector has heard.</param>
    public CutFinder(SpeechTrack track, TimeSpan longest, TimeSpan longPause, IEnumerable<TimeSpan> speakerChanges)
    {
        _track = track;
        _longest = (int)track.FramesIn(longest); // whole frames that fit
        _longPause = Round(longPause);
        _goodPause = Round(TimeSpan.FromSeconds(0.3));
        _margin = Round(TimeSpan.FromSeconds(0.2));
        _speakerChanges = [.. speakerChanges.Select(Round).Concat(track.SpeakerChanges).Where(frame => frame > 0 && frame < track.Frames).Order()];
    }

    /// <summary>The next window, which is empty where there is only silence, and where to go on.</summary>
    /// <param name="final">Whether the audio ends with the stretch.</param>
    public (int From, int To, int Next) Find(bool final)
    {
        var speech = _track.NextSpeech(0);
        var start = Math.Max(0, speech - _margin);
        if (speech == _track.Frames)
        {
            return (0, 0, final ? _track.Frames : start);
        }

        // After a long silence the look ahead is too short for a whole window: come again from its end.
        if (start > _longPause && !final)
        {
            return (0, 0, start);
        }

        var pauses = Pauses(speech).ToList();
        var end = pauses.Where(pause => pause.Length >= _longPause || (final && pause.End == _track.Frames)).Select(pause => pause.Cut).FirstOrDefault(int.MaxValue);
        var cut = end <= start + _longest ? end : Divide(pauses, start + (_longest / 2), start + _longest);
        return (start, cut, cut);
    }

    // The best pause, of equally good ones the last; where nobody pauses, where another voice begins; or else the quietest moment.
    private int Divide(IEnumerable<Pause> pauses, int from, int to)
    {
        var pause = pauses.Where(pause => pause.Cut > from && pause.Cut <= to).MaxBy(pause => (Worth(pause), pause.Start));
        return pause?.Cut ?? _speakerChanges.LastOrDefault(change => change > from && change <= to, _track.Quietest(from, to));
    }

    // That another voice goes on is worth half a good pause.
    private int Worth(Pause pause) =>
        Math.Min(pause.Length, _goodPause) + (_speakerChanges.Any(change => change >= pause.Start - _margin && change <= pause.End + _margin) ? _goodPause / 2 : 0);

    private IEnumerable<Pause> Pauses(int speech)
    {
        while (speech < _track.Frames)
        {
            var pause = _track.NextSilence(speech);
            speech = _track.NextSpeech(pause);
            yield return new Pause(pause, speech, Math.Min(pause + _margin, speech == _track.Frames ? speech : (pause + speech) / 2));
        }
    }

    private int Round(TimeSpan time) => (int)Math.Round(_track.FramesIn(time));

    private sealed record Pause(int Start, int End, int Cut)
    {
        public int Length => End - Start;
    }
}
