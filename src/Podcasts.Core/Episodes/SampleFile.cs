using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Episodes;

/// <summary>Decoded sound on disk, 16 kHz mono in 16 bits: a WAV file that is read from any point without decoding anything again.</summary>
public static class SampleFile
{
    private const int HeaderBytes = 44;
    private const int BytesPerSample = 2;

    /// <summary>Writes sound as it comes and makes sure that it is on the disk. What lies at <paramref name="path"/> is only whole when this has returned.</summary>
    /// <param name="path">Is made anew.</param>
    /// <param name="sound">From the start of the episode on, contiguous.</param>
    /// <param name="cancellationToken">Leaves a part of the file.</param>
    public static async Task WriteAsync(string path, IAsyncEnumerable<AudioBlock> sound, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await file.WriteAsync(new byte[HeaderBytes], cancellationToken);
        await foreach (var block in sound.WithCancellation(cancellationToken))
        {
            await file.WriteAsync(ToBytes(block.Samples.Span), cancellationToken);
        }

        var header = Header(file.Length - HeaderBytes);
        file.Position = 0;
        await file.WriteAsync(header, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    /// <summary>How long the sound is; null where there is no file, or one that is not whole.</summary>
    public static TimeSpan? Duration(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length < HeaderBytes)
        {
            return null;
        }

        var header = new byte[HeaderBytes];
        using var stream = file.OpenRead();
        stream.ReadExactly(header);
        var bytes = stream.Length - HeaderBytes;
        return header.AsSpan().SequenceEqual(Header(bytes)) ? AudioWindow.Time(bytes / BytesPerSample) : null;
    }

    /// <summary>The sound between two points; nothing where the first lies behind the end.</summary>
    /// <param name="path">Of a file that is whole.</param>
    /// <param name="from">The first sample.</param>
    /// <param name="until">The sample after the last, or null for all that follows.</param>
    /// <param name="cancellationToken">Looked at for each block.</param>
    public static async IAsyncEnumerable<AudioBlock> ReadAsync(
        string path, TimeSpan from, TimeSpan? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
        var position = Samples(from);
        var end = Math.Min(until is { } time ? Samples(time) : long.MaxValue, (file.Length - HeaderBytes) / BytesPerSample);
        file.Position = HeaderBytes + (position * BytesPerSample);
        while (position < end)
        {
            var bytes = new byte[Math.Min(end - position, Samples(EpisodeAudioReader.BlockLength)) * BytesPerSample];
            await file.ReadExactlyAsync(bytes, cancellationToken);
            yield return new(AudioWindow.Time(position), ToSamples(bytes));
            position += bytes.Length / BytesPerSample;
        }
    }

    // Beyond 4 GB (37 hours) the sizes in the header cannot be told; what counts is the file's own length.
    internal static byte[] Header(long bytes)
    {
        var header = new byte[HeaderBytes];
        Encoding.ASCII.GetBytes("RIFF    WAVEfmt ").CopyTo(header, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), (uint)Math.Min(bytes + HeaderBytes - 8, uint.MaxValue));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), AudioWindow.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), AudioWindow.SampleRate * BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 8 * BytesPerSample);
        Encoding.ASCII.GetBytes("data").CopyTo(header, 36);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), (uint)Math.Min(bytes, uint.MaxValue));
        return header;
    }

    internal static byte[] ToBytes(ReadOnlySpan<float> samples)
    {
        var bytes = new byte[samples.Length * BytesPerSample];
        var values = MemoryMarshal.Cast<byte, short>(bytes.AsSpan());
        for (var i = 0; i < samples.Length; i++)
        {
            var value = (short)Math.Round(Math.Clamp(samples[i], -1, 1) * short.MaxValue);
            values[i] = BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
        }

        return bytes;
    }

    private static float[] ToSamples(ReadOnlySpan<byte> bytes)
    {
        var samples = new float[bytes.Length / BytesPerSample];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * BytesPerSample)..]) / (float)short.MaxValue;
        }

        return samples;
    }

    private static long Samples(TimeSpan time) => (long)Math.Round(time.TotalSeconds * AudioWindow.SampleRate);
}
