using System.Text;
using Podcasts.Core.Transcribe;

namespace Podcasts.Bench;

/// <summary>Writes 16 kHz mono as 16-bit PCM.</summary>
internal sealed class WaveWriter : IDisposable
{
    private const int HeaderBytes = 44;

    private readonly BinaryWriter _writer;

    public WaveWriter(string path)
    {
        _writer = new BinaryWriter(File.Create(path), Encoding.ASCII);
        _writer.Write(new byte[HeaderBytes]);
    }

    public void Write(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            _writer.Write((short)Math.Round(Math.Clamp(sample, -1, 1) * short.MaxValue));
        }
    }

    public void Dispose()
    {
        var bytes = (int)_writer.BaseStream.Length - HeaderBytes;
        _writer.Seek(0, SeekOrigin.Begin);
        _writer.Write("RIFF"u8);
        _writer.Write(bytes + HeaderBytes - 8);
        _writer.Write("WAVEfmt "u8);
        _writer.Write(16);
        _writer.Write((short)1); // PCM
        _writer.Write((short)1); // channel
        _writer.Write(AudioWindow.SampleRate);
        _writer.Write(AudioWindow.SampleRate * sizeof(short));
        _writer.Write((short)sizeof(short));
        _writer.Write((short)16); // bits
        _writer.Write("data"u8);
        _writer.Write(bytes);
        _writer.Dispose();
    }
}
