namespace Podcasts.Core.Transcribe.Whisper.Words;

/// <summary>Dynamic time warping: the cheapest way through a matrix that goes only down, right, or both (whisper.md 7.2).</summary>
internal static class TimeWarping
{
    private const byte Diagonal = 0;
    private const byte Up = 1;
    private const byte Left = 2;

    /// <summary>Finds where each row begins.</summary>
    /// <param name="scores">Row after row; the way wants high ones.</param>
    /// <param name="rows">Of the matrix, at least 1.</param>
    /// <param name="columns">Of the matrix, at least 1.</param>
    /// <returns>For each row the first column that the way takes in it; they do not decrease.</returns>
    public static int[] Starts(ReadOnlySpan<float> scores, int rows, int columns)
    {
        var steps = Steps(scores, rows, columns);
        var starts = new int[rows];
        for (var (row, column) = (rows - 1, columns - 1); row >= 0 && column >= 0;)
        {
            starts[row] = column;
            var step = steps[(row * columns) + column];
            row -= step == Left ? 0 : 1;
            column -= step == Up ? 0 : 1;
        }

        return starts;
    }

    // How the cheapest way comes to each cell; the first row can only come from the left, the first column only from above.
    private static byte[] Steps(ReadOnlySpan<float> scores, int rows, int columns)
    {
        var steps = new byte[rows * columns];
        var (above, costs) = (new float[columns], new float[columns]);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var diagonal = row > 0 && column > 0 ? above[column - 1] : row == 0 && column == 0 ? 0 : float.PositiveInfinity;
                var up = row > 0 ? above[column] : float.PositiveInfinity;
                var left = column > 0 ? costs[column - 1] : float.PositiveInfinity;
                var (step, cost) = diagonal <= up && diagonal <= left ? (Diagonal, diagonal) : up < left ? (Up, up) : (Left, left);
                steps[(row * columns) + column] = step;
                costs[column] = cost - scores[(row * columns) + column];
            }

            (above, costs) = (costs, above);
        }

        return steps;
    }
}
