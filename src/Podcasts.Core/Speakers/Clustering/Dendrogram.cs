namespace Podcasts.Core.Speakers.Clustering;

/// <summary>All merges from single vectors to one cluster, in the order in which they were made.</summary>
/// <param name="Leaves">The number of vectors.</param>
/// <param name="Merges">One fewer.</param>
internal sealed record Dendrogram(int Leaves, IReadOnlyList<Merge> Merges)
{
    /// <summary>Cuts where no merge within a cluster is higher than the threshold.</summary>
    /// <remarks>With centroid linkage a later merge can be lower than an earlier one, so a node's own height does not suffice.</remarks>
    /// <returns>For each vector its cluster, numbered from 0 by first appearance.</returns>
    public int[] CutAt(double threshold)
    {
        var highest = new double[Leaves + Merges.Count];
        for (var i = 0; i < Merges.Count; i++)
        {
            highest[Leaves + i] = Math.Max(Merges[i].Height, Math.Max(highest[Merges[i].First], highest[Merges[i].Second]));
        }

        return Cut(merge => highest[Leaves + merge] <= threshold);
    }

    /// <summary>The clusters that are there when a merge has been made, and all before it; -1 is before the first.</summary>
    /// <returns>As <see cref="CutAt"/>.</returns>
    public int[] CutAfter(int merge) => Cut(other => other <= merge);

    // A merge that joins implies that those below it do.
    private int[] Cut(Func<int, bool> joins)
    {
        var clusters = new int[Leaves + Merges.Count];
        Array.Fill(clusters, -1);
        for (var i = Merges.Count - 1; i >= 0; i--)
        {
            var node = Leaves + i;
            clusters[node] = clusters[node] < 0 && joins(i) ? node : clusters[node];
            clusters[Merges[i].First] = clusters[Merges[i].Second] = clusters[node];
        }

        return Numbered(clusters.Take(Leaves).Select((cluster, leaf) => cluster < 0 ? leaf : cluster));
    }

    private static int[] Numbered(IEnumerable<int> labels)
    {
        var numbers = new Dictionary<int, int>();
        return [.. labels.Select(label => numbers.TryGetValue(label, out var number) ? number : numbers[label] = numbers.Count)];
    }
}
