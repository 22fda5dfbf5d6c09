namespace Podcasts.Core.Transcribe;

/// <summary>Text as far as it is heard: letters and digits alone, in lower case.</summary>
internal static class PlainText
{
    public static string Of(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
