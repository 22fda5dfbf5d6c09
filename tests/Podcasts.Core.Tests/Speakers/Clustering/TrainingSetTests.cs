using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers.Clustering;

public sealed class TrainingSetTests
{
    [Fact]
    public void Slots_train_that_speak_alone_for_a_fifth_of_the_window()
    {
        var windows = Windows(frames: [118, 117, 0]);

        Assert.Equal([0], Select(windows, 1));
    }

    [Fact]
    public void Frames_with_others_do_not_count()
    {
        var windows = Windows(frames: [118, 300, 0]);
        windows.Active[0, 0, 1] = true; // Slot 1 speaks at the same time as slot 0.

        Assert.Equal([1], Select(windows, 1));
    }

    [Theory]
    [InlineData(2, new[] { 0, 1 })]
    [InlineData(3, new[] { 0, 1, 2 })]
    [InlineData(4, new[] { 0, 1, 2 })]
    public void Poorer_ones_are_taken_where_more_speakers_are_asked_for(int needed, int[] expected) =>
        Assert.Equal(expected, Select(Windows(frames: [118, 60, 1]), needed));

    [Fact]
    public void An_embedding_that_is_no_number_is_left_out()
    {
        var windows = Windows(frames: [118, 118, 0]);
        windows.Embeddings[0, 0, 0] = float.NaN;

        Assert.Equal([1], Select(windows, 1));
    }

    [Fact]
    public void Silence_trains_nothing() => Assert.Empty(Select(Windows(frames: [0, 0, 0]), 1));

    private static int[] Select(SpeakerWindows windows, int needed) => [.. TrainingSet.Select(windows, needed).Vectors.Select(vector => (int)vector[0])];

    // Slots speak one after the other for so many frames; an embedding holds its slot's number.
    private static SpeakerWindows Windows(int[] frames)
    {
        var (active, embeddings) = (new bool[1, WindowGrid.Frames, 3], new float[1, 3, 1]);
        var frame = 0;
        for (var slot = 0; slot < 3; slot++)
        {
            embeddings[0, slot, 0] = slot;
            for (var end = frame + frames[slot]; frame < end; frame++)
            {
                active[0, frame, slot] = true;
            }
        }

        return new(active, embeddings);
    }
}
