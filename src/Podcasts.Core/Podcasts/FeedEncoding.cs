using System.Text;
using System.Text.RegularExpressions;

namespace Podcasts.Core.Podcasts;

/// <summary>
/// Finds out how a feed's bytes spell its text: byte order mark, then the XML declaration, then what the host claimed, then UTF-8.
/// What is not valid in the encoding so found is taken for windows-1252, which it mostly is.
/// </summary>
internal static partial class FeedEncoding
{
    private const string Fallback = "windows-1252";

    static FeedEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Decode(rest, Strict("utf-8")!),
        [0xFF, 0xFE, .. var rest] => Decode(rest, Encoding.Unicode),
        [0xFE, 0xFF, .. var rest] => Decode(rest, Encoding.BigEndianUnicode),
        [(byte)'<', 0, _, 0, ..] => Decode(bytes, Encoding.Unicode),
        [0, (byte)'<', 0, _, ..] => Decode(bytes, Encoding.BigEndianUnicode),
        _ => Decode(bytes, Strict(Declared(bytes)) ?? Strict(charset) ?? Strict("utf-8")!),
    };

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(Fallback).GetString(bytes);
        }
    }

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var match = Declaration().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 512)]));
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <summary>Null where the name is unknown. As in browsers, Latin 1 is read as windows-1252, which has the quotes that people use; a two-byte encoding cannot be right where ASCII was read.</summary>
    private static Encoding? Strict(string? name)
    {
        try
        {
            return name?.Trim().ToLowerInvariant() switch
            {
                null or "" => null,
                "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" => Encoding.GetEncoding(Fallback),
                ['u', 't', 'f', '-', '1' or '3', ..] => null,
                var known => Encoding.GetEncoding(known, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""", RegexOptions.None, 10_000)]
    private static partial Regex Declaration();
}
