using Podcasts.Core.Transcribe.Whisper.Words;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Words;

public sealed class TimeWarpingTests
{
    [Fact]
    public void A_diagonal_is_followed()
    {
        var matrix = new float[6 * 6];
        for (var i = 0; i < 6; i++)
        {
            matrix[(6 * i) + i] = 1;
        }

        Assert.Equal([0, 1, 2, 3, 4, 5], TimeWarping.Starts(matrix, 6, 6));
    }

    [Fact]
    public void A_row_lasts_as_long_as_it_is_listened_to() => Assert.Equal([0, 3, 4], TimeWarping.Starts(
    [
        1, 1, 1, 0, 0, 0, 0,
        0, 0, 0, 1, 0, 0, 0,
        0, 0, 0, 0, 1, 1, 1,
    ], 3, 7));

    [Fact]
    public void More_rows_than_columns_share_columns() => Assert.Equal([0, 0, 1, 1], TimeWarping.Starts([1, 0, 1, 0, 0, 1, 0, 1], 4, 2));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(9, 1)]
    [InlineData(5, 8)]
    [InlineData(7, 7)]
    [InlineData(8, 4)]
    public void No_other_way_is_cheaper(int rows, int columns)
    {
        var random = new Random((10 * rows) + columns);
        for (var round = 0; round < 50; round++)
        {
            var scores = Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle() - 0.5f).ToArray();

            var starts = TimeWarping.Starts(scores, rows, columns);

            Assert.Equal(0, starts[0]);
            Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.InRange(pair.Second, pair.First, columns - 1));
            Assert.Equal(Best(scores, rows, columns), Gain(scores, columns, starts), 1e-4);
        }
    }

    // All that a way with these starts picks up; from one row to the next it goes down, or down and to the right.
    private static double Gain(float[] scores, int columns, int[] starts)
    {
        var gain = 0.0;
        for (var row = 0; row < starts.Length; row++)
        {
            var next = row + 1 < starts.Length ? starts[row + 1] : columns;
            var options = new List<double>();
            foreach (var last in row + 1 < starts.Length ? new[] { next, next - 1 } : [columns - 1])
            {
                if (last >= starts[row])
                {
                    options.Add(Enumerable.Range(starts[row], last - starts[row] + 1).Sum(column => (double)scores[(row * columns) + column]));
                }
            }

            gain += options.Max();
        }

        return gain;
    }

    private static double Best(float[] scores, int rows, int columns)
    {
        var best = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                double[] before =
                [
                    row > 0 && column > 0 ? best[row - 1, column - 1] : double.NegativeInfinity,
                    row > 0 ? best[row - 1, column] : double.NegativeInfinity,
                    column > 0 ? best[row, column - 1] : double.NegativeInfinity,
                ];
                best[row, column] = scores[(row * columns) + column] + (row + column == 0 ? 0 : before.Max());
            }
        }

        return best[rows - 1, columns - 1];
    }
}
