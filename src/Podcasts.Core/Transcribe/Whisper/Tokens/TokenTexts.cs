using System.Text;

namespace Podcasts.Core.Transcribe.Whisper.Tokens;

/// <summary>The text that each of a row of tokens adds. A character that spans tokens belongs to the one that completes it.</summary>
public static class TokenTexts
{
    /// <summary>Reads tokens one by one.</summary>
    /// <returns>One text for each token, empty where it only begins a character; together they read as the tokens do at once. Bytes that are not UTF-8 become U+FFFD.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<int> tokens, Vocabulary vocabulary)
    {
        var parts = tokens.Select(vocabulary.Bytes).ToArray();
        ReadOnlySpan<byte> bytes = [.. parts.SelectMany(part => part)];
        var texts = tokens.Select(_ => new StringBuilder()).ToArray();
        var (token, end) = (0, parts.Length > 0 ? parts[0].Length : 0);
        for (var at = 0; at < bytes.Length;)
        {
            Rune.DecodeFromUtf8(bytes[at..], out var rune, out var length);
            at += length;
            while (end < at)
            {
                end += parts[++token].Length;
            }

            texts[token].Append(rune);
        }

        return [.. texts.Select(text => text.ToString())];
    }
}
