namespace Podcasts.Core.Speakers.Segmentation;

/// <summary>The classes of the segmentation network: which of three slots speak, two at once at most (diarization.md 2.3).</summary>
public static class Powerset
{
    /// <summary>Speakers that a window can tell apart.</summary>
    public const int Slots = 3;

    private static readonly int[][] Table = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]];

    /// <summary>The number of classes.</summary>
    public static int Classes => Table.Length;

    /// <summary>The slots that speak in a class, in order.</summary>
    public static IReadOnlyList<int> SlotsOf(int speakingClass) => Table[speakingClass];

    /// <summary>The class in which exactly these slots speak.</summary>
    /// <param name="slots">At most two different slots, in order.</param>
    public static int ClassOf(params ReadOnlySpan<int> slots)
    {
        for (var i = 0; i < Table.Length; i++)
        {
            if (slots.SequenceEqual(Table[i]))
            {
                return i;
            }
        }

        throw new ArgumentException("No class has these slots.", nameof(slots));
    }

    /// <summary>[classes, slots]: 1 where a slot speaks.</summary>
    public static float[,] Matrix()
    {
        var matrix = new float[Table.Length, Slots];
        for (var i = 0; i < Table.Length; i++)
        {
            foreach (var slot in Table[i])
            {
                matrix[i, slot] = 1;
            }
        }

        return matrix;
    }
}
