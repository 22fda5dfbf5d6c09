using Podcasts.Core.Speakers.Clustering;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class DendrogramTests
{
    // 0 and 1 join at 1.0, then 2 joins them at 0.9, lower; 3 is far.
    private static readonly Dendrogram Inverted = new(4, [new(0, 1, 1.0, 2), new(4, 2, 0.9, 3), new(5, 3, 3.0, 4)]);

    [Theory]
    [InlineData(0.5, new[] { 0, 1, 2, 3 })]
    [InlineData(0.95, new[] { 0, 1, 2, 3 })]
    [InlineData(1.0, new[] { 0, 0, 0, 1 })]
    [InlineData(3.0, new[] { 0, 0, 0, 0 })]
    public void A_low_merge_above_a_high_one_is_not_below_the_threshold(double threshold, int[] clusters) =>
        Assert.Equal(clusters, Inverted.CutAt(threshold));

    [Theory]
    [InlineData(-1, new[] { 0, 1, 2, 3 })]
    [InlineData(0, new[] { 0, 0, 1, 2 })]
    [InlineData(1, new[] { 0, 0, 0, 1 })]
    [InlineData(2, new[] { 0, 0, 0, 0 })]
    public void A_cut_after_a_merge_goes_by_the_order_of_merges(int merge, int[] clusters) =>
        Assert.Equal(clusters, Inverted.CutAfter(merge));
}
