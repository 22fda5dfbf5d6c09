using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class SpeakerClustersTests
{
    private static readonly float[][] Centroids = [[5, 0], [0, 1]];

    [Fact]
    public void Slots_that_decide_for_themselves_may_be_the_same_person() =>
        Assert.Equal([0, 0, SpeakerClusters.Nobody], Speakers(SpeakerClusters.Nearest(Window([2, 1], [3, 1], null), Centroids)));

    [Fact]
    public void Slots_that_share_are_different_people() =>
        Assert.Equal([1, 0, SpeakerClusters.Nobody], Speakers(SpeakerClusters.OneToOne(Window([2, 1], [3, 1], null), Centroids)));

    [Fact]
    public void A_slot_for_which_no_speaker_is_left_is_nobody() =>
        Assert.Equal([0, SpeakerClusters.Nobody, 1], Speakers(SpeakerClusters.OneToOne(Window([9, 1], [1, 1.1f], [1, 9]), Centroids)));

    private static int[] Speakers(SpeakerClusters clusters) => [.. clusters.Speakers.Cast<int>()];

    private static SpeakerWindows Window(params float[]?[] slots)
    {
        var (active, embeddings) = (new bool[1, WindowGrid.Frames, 3], new float[1, 3, 2]);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            active[0, 7, slot] = slots[slot] is not null;
            (embeddings[0, slot, 0], embeddings[0, slot, 1]) = (slots[slot]?[0] ?? 0, slots[slot]?[1] ?? 0);
        }

        return new(active, embeddings);
    }
}
