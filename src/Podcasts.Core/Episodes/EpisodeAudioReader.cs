using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Episodes;

/// <summary>Turns any file that ffmpeg understands into sound for the recogniser. Everything that is wrong with a file comes as an <see cref="AudioException"/>.</summary>
public sealed class EpisodeAudioReader(TimeProvider time)
{
    /// <summary>Length of a block.</summary>
    public static readonly TimeSpan BlockLength = TimeSpan.FromSeconds(10);

    /// <summary>More than this is no episode but a trap or a mistake.</summary>
    public static readonly TimeSpan MaximumDuration = TimeSpan.FromHours(48);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the file says about itself, from its headers.</summary>
    public async Task<EpisodeAudio> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        await RefuseAtFirstSightAsync(path, cancellationToken);
        using var timer = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await AudioProbe.AskAsync(path, linked.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw AudioFailure.Stuck(Patience, exception);
        }
    }

    /// <summary>
    /// The sound from a point on, decoded as it is asked for. Everything before is decoded and dropped, so that a sample has the same time wherever
    /// reading began. Nothing comes, and nothing is wrong, where the point lies behind the end.
    /// </summary>
    public async IAsyncEnumerable<AudioBlock> ReadAsync(string path, TimeSpan from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, TimeSpan.Zero);
        await RefuseAtFirstSightAsync(path, cancellationToken);
        await using var ffmpeg = FfmpegProcess.Decode(path, AudioWindow.SampleRate);
        var first = Samples(from);
        var position = 0L;
        while (true)
        {
            var wanted = first > position ? Math.Min(first - position, Samples(BlockLength)) : Samples(BlockLength);
            var samples = await ReadBlockAsync(ffmpeg.Output, (int)wanted, cancellationToken);
            if (samples.Length > 0 && position >= first)
            {
                yield return new(Time(position), samples);
            }

            position += samples.Length;
            if (samples.Length < wanted)
            {
                break;
            }

            if (position > Samples(MaximumDuration))
            {
                throw AudioFailure.TooLong(MaximumDuration);
            }
        }

        var (succeeded, lastError) = await ffmpeg.FinishAsync(cancellationToken);
        if (position == 0)
        {
            throw AudioFailure.NotAudio(lastError);
        }

        if (!succeeded)
        {
            throw AudioFailure.Broken(lastError);
        }
    }

    private static async Task RefuseAtFirstSightAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw AudioFailure.Missing(path);
        }

        var head = new byte[512];
        await using var file = File.OpenRead(path);
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var text = Encoding.Latin1.GetString(head, 0, length).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (length == 0)
        {
            throw AudioFailure.Empty();
        }

        if (text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            throw AudioFailure.WebPage();
        }
    }

    /// <summary>So many samples, fewer only at the end.</summary>
    private async Task<float[]> ReadBlockAsync(Stream output, int samples, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var bytes = new byte[samples * sizeof(float)];
        try
        {
            var length = await output.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, linked.Token);
            return ToSamples(bytes.AsSpan(0, length));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw AudioFailure.Stuck(Patience, exception);
        }
    }

    /// <summary>Lossy codecs overshoot, and broken files hold values that are no numbers.</summary>
    private static float[] ToSamples(ReadOnlySpan<byte> bytes)
    {
        var samples = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < samples.Length; i++)
        {
            var value = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
            samples[i] = float.IsNaN(value) ? 0 : Math.Clamp(value, -1, 1);
        }

        return samples;
    }

    private static long Samples(TimeSpan time) => (long)Math.Round(time.TotalSeconds * AudioWindow.SampleRate);

    private static TimeSpan Time(long samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / AudioWindow.SampleRate);
}
