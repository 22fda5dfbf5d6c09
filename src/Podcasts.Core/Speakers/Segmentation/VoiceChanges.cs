namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>Finds where another voice begins in what the segmentation network says of one window.</summary>
internal static class VoiceChanges
{
    private const int Shortest = 18; // frames, 0.3 s: who speaks alone for less may be a slip of the network

    /// <summary>Frames at which somebody begins to speak alone who is not the one who spoke alone before.</summary>
    /// <param name="classes">Of <see cref="Powerset"/>, for each frame.</param>
    public static IReadOnlyList<int> Find(ReadOnlySpan<byte> classes)
    {
        var changes = new List<int>();
        int? last = null;
        for (var (start, end) = (0, 0); start < classes.Length; start = end)
        {
            var speaking = classes[start];
            var length = classes[start..].IndexOfAnyExcept(speaking);
            end = length < 0 ? classes.Length : start + length;
            if (Powerset.SlotsOf(speaking).Count != 1 || end - start < Shortest)
            {
                continue;
            }

            if (last is not null && last != speaking)
            {
                changes.Add(start);
            }

            last = speaking;
        }

        return changes;
    }
}
