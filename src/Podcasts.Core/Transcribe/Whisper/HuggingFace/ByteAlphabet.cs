using System.Text;

namespace Podcasts.Core.Transcribe.Whisper.HuggingFace;

/// <summary>GPT-2's way to spell bytes as visible characters: those that are visible stand for themselves, the other 68 for U+0100 and up, in order.</summary>
internal static class ByteAlphabet
{
    private static readonly Dictionary<char, byte> Bytes = Spellings().ToDictionary(entry => entry.Spelled, entry => entry.Byte);

    /// <summary>The bytes of a token; one that is not spelled so, as added tokens are, stands for itself.</summary>
    public static byte[] Read(string token) =>
        token.All(Bytes.ContainsKey) ? [.. token.Select(spelled => Bytes[spelled])] : Encoding.UTF8.GetBytes(token);

    private static IEnumerable<(char Spelled, byte Byte)> Spellings()
    {
        var invisible = '\u0100';
        for (var value = 0; value <= byte.MaxValue; value++)
        {
            var isVisible = value is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            yield return (isVisible ? (char)value : invisible++, (byte)value);
        }
    }
}
