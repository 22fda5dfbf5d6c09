namespace Podcasts.Core.Speakers.Clustering;

/// <summary>
/// Agglomerative clustering by the distance of means (diarization.md 4.3). Memory is the triangle of distances in single
/// precision; the work is quadratic in practice, as few rows lose their nearest neighbour in a merge.
/// </summary>
internal sealed class CentroidLinkage
{
    private readonly float[][] _squared; // Row i: to the clusters below i.
    private readonly int[] _alive; // In order; the first _count.
    private readonly int[] _node;
    private readonly int[] _size;
    private readonly int[] _nearest; // Below the cluster itself.
    private readonly float[] _bound; // Squared; no cluster below is nearer. It is the distance of the nearest unless that is stale.
    private readonly bool[] _isStale;
    private int _count;

    private CentroidLinkage(IReadOnlyList<float[]> vectors)
    {
        _count = vectors.Count;
        _squared = new float[_count][];
        Parallel.For(0, _count, row => _squared[row] = Distances(vectors, row));
        _alive = [.. Enumerable.Range(0, _count)];
        _node = [.. _alive];
        _size = [.. Enumerable.Repeat(1, _count)];
        (_nearest, _bound, _isStale) = (new int[_count], new float[_count], new bool[_count]);
        foreach (var cluster in _alive)
        {
            FindNearest(cluster);
        }
    }

    /// <summary>Distances looked at so far: a measure of the work that does not depend on the machine.</summary>
    public long Looks { get; private set; }

    /// <summary>Merges the nearest clusters until one is left.</summary>
    /// <param name="vectors">At least one.</param>
    /// <param name="cancellationToken">Stops between merges.</param>
    public static Dendrogram Link(IReadOnlyList<float[]> vectors, CancellationToken cancellationToken) => Link(vectors, out _, cancellationToken);

    internal static Dendrogram Link(IReadOnlyList<float[]> vectors, out long looks, CancellationToken cancellationToken)
    {
        var linkage = new CentroidLinkage(vectors);
        var merges = new Merge[vectors.Count - 1];
        for (var i = 0; i < merges.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            merges[i] = linkage.MergeNearest(vectors.Count + i);
        }

        looks = linkage.Looks;
        return new(vectors.Count, merges);
    }

    private static float[] Distances(IReadOnlyList<float[]> vectors, int row)
    {
        var squared = new float[row];
        for (var column = 0; column < row; column++)
        {
            squared[column] = Vectors.SquaredDistance(vectors[row], vectors[column]);
        }

        return squared;
    }

    // The upper of the two stands for both from now on.
    private Merge MergeNearest(int node)
    {
        var upper = Nearest();
        var lower = _nearest[upper];
        var merge = new Merge(_node[lower], _node[upper], Math.Sqrt(_bound[upper]), _size[lower] + _size[upper]);
        Remove(lower);
        Move(upper, lower);
        _squared[lower] = [];
        (_node[upper], _size[upper]) = (node, merge.Size);
        return merge;
    }

    // The cluster that is nearest to one below it.
    private int Nearest()
    {
        while (true)
        {
            var best = _alive[0];
            for (var i = 1; i < _count; i++)
            {
                best = _bound[_alive[i]] < _bound[best] ? _alive[i] : best;
            }

            Looks += _count;
            if (!_isStale[best])
            {
                return best;
            }

            FindNearest(best);
        }
    }

    private void FindNearest(int cluster)
    {
        (_nearest[cluster], _bound[cluster], _isStale[cluster]) = (-1, float.PositiveInfinity, false);
        var row = _squared[cluster];
        for (var i = 0; i < _count && _alive[i] < cluster; i++)
        {
            Looks++;
            if (row[_alive[i]] < _bound[cluster])
            {
                (_nearest[cluster], _bound[cluster]) = (_alive[i], row[_alive[i]]);
            }
        }
    }

    private void Remove(int cluster)
    {
        var at = Array.BinarySearch(_alive, 0, _count, cluster);
        Array.Copy(_alive, at + 1, _alive, at, --_count - at);
    }

    // The mean of both clusters takes the place of the upper one.
    private void Move(int upper, int lower)
    {
        double a = _size[lower], b = _size[upper];
        var between = a * b * _bound[upper] / ((a + b) * (a + b));
        (_nearest[upper], _bound[upper], _isStale[upper]) = (-1, float.PositiveInfinity, false);
        for (var i = 0; i < _count; i++)
        {
            var other = _alive[i];
            if (other == upper)
            {
                continue;
            }

            Looks += 2;
            ref var distance = ref Squared(other, upper);
            distance = (float)Math.Max(0, (((a * Squared(other, lower)) + (b * distance)) / (a + b)) - between);
            var (above, below) = other > upper ? (other, upper) : (upper, other);
            if (distance <= _bound[above])
            {
                (_nearest[above], _bound[above], _isStale[above]) = (below, distance, false);
            }

            _isStale[other] |= _nearest[other] == lower || (_nearest[other] == upper && distance > _bound[other]);
        }
    }

    private ref float Squared(int a, int b) => ref a > b ? ref _squared[a][b] : ref _squared[b][a];
}
