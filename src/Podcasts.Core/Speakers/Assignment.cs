namespace Podcasts.Core.Speakers;

/// <summary>Pairs the rows of a matrix with its columns, each at most once, for the greatest sum (the Hungarian method).</summary>
public static class Assignment
{
    /// <summary>Stands for "no column".</summary>
    public const int None = -1;

    /// <summary>Finds the best pairs; as many as the shorter side has.</summary>
    /// <param name="scores">[rows, columns], finite.</param>
    /// <returns>For each row its column, or <see cref="None"/>.</returns>
    public static int[] Maximise(double[,] scores)
    {
        var (rows, columns) = (scores.GetLength(0), scores.GetLength(1));
        if (rows <= columns)
        {
            return Solve(rows, columns, (row, column) => -scores[row, column]);
        }

        var columnOf = Enumerable.Repeat(None, rows).ToArray();
        var rowOf = Solve(columns, rows, (column, row) => -scores[row, column]);
        for (var column = 0; column < columns; column++)
        {
            columnOf[rowOf[column]] = column;
        }

        return columnOf;
    }

    // Shortest augmenting paths with potentials; index 0 of the arrays is a place outside the matrix where paths begin.
    private static int[] Solve(int rows, int columns, Func<int, int, double> cost)
    {
        var (rowPotential, columnPotential) = (new double[rows + 1], new double[columns + 1]);
        var (rowOf, previous) = (new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            var (slack, isUsed) = (new double[columns + 1], new bool[columns + 1]);
            Array.Fill(slack, double.PositiveInfinity);
            rowOf[0] = row;
            var column = 0;
            do
            {
                isUsed[column] = true;
                column = Extend(column);
            }
            while (rowOf[column] != 0);

            for (; column != 0; column = previous[column])
            {
                rowOf[column] = rowOf[previous[column]];
            }

            int Extend(int from)
            {
                var (next, least) = (0, double.PositiveInfinity);
                for (var j = 1; j <= columns; j++)
                {
                    var reduced = isUsed[j] ? 0 : cost(rowOf[from] - 1, j - 1) - rowPotential[rowOf[from]] - columnPotential[j];
                    if (!isUsed[j] && reduced < slack[j])
                    {
                        (slack[j], previous[j]) = (reduced, from);
                    }

                    if (!isUsed[j] && slack[j] < least)
                    {
                        (least, next) = (slack[j], j);
                    }
                }

                for (var j = 0; j <= columns; j++)
                {
                    if (isUsed[j])
                    {
                        rowPotential[rowOf[j]] += least;
                        columnPotential[j] -= least;
                    }
                    else
                    {
                        slack[j] -= least;
                    }
                }

                return next;
            }
        }

        var columnOf = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0)
            {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }

        return columnOf;
    }
}
