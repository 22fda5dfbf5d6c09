namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>Moves the bounds of words that lie in or near a pause to the pause's edges, which are heard more exactly than attention tells.</summary>
internal static class WordPauses
{
    private const double Near = 0.2; // attention is seldom further off

    /// <summary>Moves bounds; no word comes before the one before it.</summary>
    /// <param name="words">Of a window, in order.</param>
    /// <param name="pauses">Of the same window, in order.</param>
    public static IReadOnlyList<TimedWord> Snap(IReadOnlyList<TimedWord> words, IReadOnlyList<Pause> pauses)
    {
        var snapped = words.ToArray();
        // The gap before each word, and the one after the last.
        for (var i = 0; i <= snapped.Length; i++)
        {
            var (before, after) = (i > 0 ? snapped[i - 1] : null, i < snapped.Length ? snapped[i] : null);
            var between = pauses.Where(pause =>
                (before is null || (pause.Start > before.Start && pause.End > before.End - Near))
                && (after is null || (pause.End < after.End && pause.Start < after.Start + Near)));
            if (between.MaxBy(pause => pause.End - pause.Start) is not { } widest)
            {
                continue;
            }

            if (before is not null)
            {
                snapped[i - 1] = before with { End = widest.Start };
            }

            if (after is not null)
            {
                snapped[i] = after with { Start = widest.End };
            }
        }

        return [.. snapped.Select(word => pauses.FirstOrDefault(pause => pause.Start <= word.Start && word.End <= pause.End) is { } silence ? Aside(word, silence) : word)];
    }

    // A word all in silence can only stand at the nearer edge.
    private static TimedWord Aside(TimedWord word, Pause pause) =>
        word.Start - pause.Start < pause.End - word.End ? word with { Start = pause.Start, End = pause.Start } : word with { Start = pause.End, End = pause.End };
}
