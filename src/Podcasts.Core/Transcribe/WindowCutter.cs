using System.Runtime.CompilerServices;
using Podcasts.Core.Transcribe.Speech;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Transcribe;

/// <summary>Cuts a stream of audio into windows at pauses and leaves long silences out (whisper.md 6.2).</summary>
/// <remarks>Looks only ahead, never back: what follows a cut does not depend on what came before it.</remarks>
/// <param name="longest">Of a window; of 30 s the last half second stays free, for a model that states an end wants to hear it.</param>
/// <param name="detector">Says where somebody speaks.</param>
/// <param name="speakerChanges">Times from the start of the episode where another voice begins, in order; windows rather end there.</param>
public sealed class WindowCutter(TimeSpan longest, ISpeechDetector detector, IReadOnlyList<TimeSpan> speakerChanges)
{
    private static readonly TimeSpan Room = TimeSpan.FromSeconds(29.5);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(5); // a window does not reach across it

    private readonly TimeSpan _longest = longest < Room ? longest : Room;

    /// <summary>Cuts audio as it arrives.</summary>
    /// <param name="audio">Contiguous; the first block may start anywhere.</param>
    /// <param name="cancellationToken">Passed to the source.</param>
    public async IAsyncEnumerable<AudioCut> CutAsync(IAsyncEnumerable<AudioBlock> audio, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queue = new SampleQueue();
        var horizon = AudioWindow.CountSamples(_longest + LongPause);
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
            var track = detector.Detect(ahead);
            var (from, to, next) = new CutFinder(track, _longest, LongPause, [.. speakerChanges.Select(time => time - position)]).Find(final);
            var (start, end) = (from * track.FrameSamples, Math.Min(to * track.FrameSamples, length));
            var window = end > start ? new AudioWindow(position + AudioWindow.Time(start), ahead[start..end].ToArray()) : null;
            var spoken = window is null ? [] : track.Regions(from, to, position, window.End);
            var taken = Math.Min(next * track.FrameSamples, length);
            queue.Drop(taken);
            position += AudioWindow.Time(taken);
            return new(window, position) { Spoken = spoken };
        }
    }
}
