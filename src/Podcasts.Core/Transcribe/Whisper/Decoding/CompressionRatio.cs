using System.IO.Compression;
using System.Text;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>How much shorter zlib makes a text: repetition gives it away.</summary>
internal static class CompressionRatio
{
    /// <returns>UTF-8 bytes by zlib bytes; about 1.2 to 2 for speech.</returns>
    public static double Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return bytes.Length == 0 ? 0 : (double)bytes.Length / packed.Length;
    }
}
