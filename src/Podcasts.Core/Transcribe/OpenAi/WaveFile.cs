using System.Buffers.Binary;

namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>A window as a WAV file: 16 kHz, mono, 16 bits.</summary>
internal static class WaveFile
{
    private const int HeaderBytes = 44;

    public static byte[] Of(ReadOnlySpan<float> samples)
    {
        var file = new byte[HeaderBytes + (2 * samples.Length)];
        var header = file.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16); // bytes of what follows
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1); // PCM
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1); // channels
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], AudioWindow.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], 2 * AudioWindow.SampleRate);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 2); // bytes of a sample
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], 2 * samples.Length);
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header[(HeaderBytes + (2 * i))..], (short)Math.Round(Math.Clamp(samples[i], -1, 1) * short.MaxValue));
        }

        return file;
    }
}
