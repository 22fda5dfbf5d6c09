namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Notices a model that prints its prompt instead of what it hears (whisper.md 6.3).</summary>
internal static class PromptEcho
{
    private const int Shortest = 12; // letters; people do say a sentence twice, if it is a short one

    /// <summary>Whether at least half of a text stands in the prompt in one piece.</summary>
    public static bool Found(string text, string prompt)
    {
        var (said, given) = (PlainText.Of(text), PlainText.Of(prompt));
        return LongestCommon(said, given) is var common && common >= Shortest && 2 * common >= said.Length;
    }

    private static int LongestCommon(string one, string other)
    {
        var (row, longest) = (new int[other.Length + 1], 0);
        foreach (var letter in one)
        {
            for (var i = other.Length; i > 0; i--)
            {
                row[i] = letter == other[i - 1] ? row[i - 1] + 1 : 0;
                longest = Math.Max(longest, row[i]);
            }
        }

        return longest;
    }
}
