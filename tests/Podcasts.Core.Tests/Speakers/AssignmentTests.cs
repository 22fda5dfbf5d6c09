using Podcasts.Core.Speakers;

namespace Podcasts.Core.Tests.Speakers;

public sealed class AssignmentTests
{
    [Fact]
    public void The_sum_counts_and_not_the_greatest_pair() =>
        Assert.Equal([1, 0], Assignment.Maximise(new double[,] { { 10, 9 }, { 9, 1 } }));

    [Fact]
    public void Rows_without_a_column_are_left_over() =>
        Assert.Equal([Assignment.None, 0, Assignment.None], Assignment.Maximise(new double[,] { { 1 }, { 3 }, { 2 } }));

    [Fact]
    public void Nothing_can_be_paired_with_nothing() =>
        Assert.Equal([Assignment.None, Assignment.None], Assignment.Maximise(new double[2, 0]));

    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    public void No_other_pairs_have_a_greater_sum(int rows, int columns)
    {
        var random = new Random(rows);
        for (var trial = 0; trial < 50; trial++)
        {
            var scores = new double[rows, columns];
            foreach (var (row, column) in from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select (row, column))
            {
                scores[row, column] = random.NextDouble() - 0.5;
            }

            var found = Assignment.Maximise(scores);

            Assert.Equal(Math.Min(rows, columns), found.Where(column => column != Assignment.None).Distinct().Count());
            Assert.Equal(Best(scores, 0, []), found.Select((column, row) => column == Assignment.None ? 0 : scores[row, column]).Sum(), 1e-12);
        }
    }

    // All ways, as many pairs as possible.
    private static double Best(double[,] scores, int row, HashSet<int> taken)
    {
        if (row == scores.GetLength(0))
        {
            return taken.Count == Math.Min(scores.GetLength(0), scores.GetLength(1)) ? 0 : double.NegativeInfinity;
        }

        var best = Best(scores, row + 1, taken);
        foreach (var column in Enumerable.Range(0, scores.GetLength(1)).Except(taken).ToArray())
        {
            best = Math.Max(best, scores[row, column] + Best(scores, row + 1, [.. taken, column]));
        }

        return best;
    }
}
