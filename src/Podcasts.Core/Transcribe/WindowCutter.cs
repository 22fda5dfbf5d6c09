using System.Runtime.CompilerServices;

namespace Podcasts.Core.Transcribe;

/// <summary>Cuts a stream of audio into windows at pauses and leaves long silences out (whisper.md 6.2).</summary>
/// <remarks>Looks only ahead, never back: what follows a cut does not depend on what came before it.</remarks>
/// <param name="longest">Of a window; 30 s at most.</param>
public sealed class WindowCutter(TimeSpan longest)
{
    private const int FramesPerSecond = AudioWindow.SampleRate / SpeechEnergy.FrameSamples;
    private const int Margin = FramesPerSecond / 5; // kept around speech
    private const int LongPause = 2 * FramesPerSecond; // a window does not reach across it
    private const int GoodPause = FramesPerSecond / 2; // longer is not better

    private readonly int _longest = (int)(longest.TotalSeconds * FramesPerSecond);

    /// <summary>Cuts audio as it arrives.</summary>
    /// <param name="audio">Contiguous; the first block may start anywhere.</param>
    /// <param name="cancellationToken">Passed to the source.</param>
    public async IAsyncEnumerable<AudioCut> CutAsync(IAsyncEnumerable<AudioBlock> audio, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queue = new SampleQueue();
        var horizon = (_longest + LongPause) * SpeechEnergy.FrameSamples;
        var position = TimeSpan.Zero;
        var started = false;
        await foreach (var block in audio.WithCancellation(cancellationToken))
        {
            position = started ? position : block.Start;
            started = true;
            queue.Append(block.Samples.Span);
            while (queue.Count >= horizon)
            {
                yield return Next(horizon, final: false);
            }
        }

        while (queue.Count > 0)
        {
            yield return Next(queue.Count, final: true);
        }

        AudioCut Next(int length, bool final)
        {
            var ahead = queue.Samples[..length];
            var (from, to, next) = Find(new SpeechEnergy(ahead), final);
            var (start, end) = (from * SpeechEnergy.FrameSamples, Math.Min(to * SpeechEnergy.FrameSamples, length));
            var window = end > start ? new AudioWindow(position + Time(start), ahead[start..end].ToArray()) : null;
            var taken = Math.Min(next * SpeechEnergy.FrameSamples, length);
            queue.Drop(taken);
            position += Time(taken);
            return new(window, position);
        }
    }

    private static TimeSpan Time(int samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / AudioWindow.SampleRate);

    // Frames of the next window, if any, and where to go on.
    private (int From, int To, int Next) Find(SpeechEnergy energy, bool final)
    {
        var speech = energy.NextSpeech(0);
        var start = Math.Max(0, speech - Margin);
        if (speech == energy.Frames)
        {
            return (0, 0, final ? energy.Frames : start);
        }

        // After a long silence the look ahead is too short for a whole window: come again from its end.
        if (start > LongPause && !final)
        {
            return (0, 0, start);
        }

        var pauses = Pauses(energy, speech).ToList();
        var end = pauses.Where(pause => pause.IsLong || (final && pause.End == energy.Frames)).Select(pause => pause.Cut).FirstOrDefault(int.MaxValue);
        var cut = end <= start + _longest ? end : Divide(energy, pauses, start + (_longest / 2), start + _longest);
        return (start, cut, cut);
    }

    // The longest pause, of equally good ones the last; where nobody pauses, the quietest moment.
    private static int Divide(SpeechEnergy energy, IEnumerable<Pause> pauses, int from, int to)
    {
        var pause = pauses.Where(pause => pause.Cut > from && pause.Cut <= to).MaxBy(pause => (Math.Min(pause.End - pause.Start, GoodPause), pause.Start));
        return pause?.Cut ?? energy.Quietest(from, to);
    }

    private static IEnumerable<Pause> Pauses(SpeechEnergy energy, int speech)
    {
        while (speech < energy.Frames)
        {
            var pause = energy.NextSilence(speech);
            speech = energy.NextSpeech(pause);
            yield return new Pause(pause, speech, Math.Min(pause + Margin, speech == energy.Frames ? speech : (pause + speech) / 2));
        }
    }

    private sealed record Pause(int Start, int End, int Cut)
    {
        public bool IsLong => End - Start >= LongPause;
    }
}
