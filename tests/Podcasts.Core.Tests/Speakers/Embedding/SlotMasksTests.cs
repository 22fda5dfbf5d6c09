using Podcasts.Core.Speakers.Embedding;
using TorchSharp;

namespace Podcasts.Core.Tests.Speakers.Embedding;

public sealed class SlotMasksTests : IDisposable
{
    private static readonly long[] Turned = [1, 2, 0];
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    [Fact]
    public void Frames_with_two_speakers_stand_for_neither()
    {
        var masks = SlotMasks.Clean(Active((0, 0, 100), (1, 80, 200)));

        Assert.Equal([1, 3, 589], masks.shape);
        Assert.Equal([(0, 80), (100, 200), (0, 0)], Runs(masks));
    }

    [Theory]
    [InlineData(2, 0, 42)]
    [InlineData(3, 0, 3)]
    public void A_slot_that_is_hardly_ever_alone_keeps_all_its_frames(int alone, int start, int end)
    {
        var masks = SlotMasks.Clean(Active((0, 0, 40 + alone), (1, alone, 300)));

        Assert.Equal((start, end), Runs(masks)[0]);
    }

    [Fact]
    public void The_order_of_slots_does_not_matter()
    {
        var one = SlotMasks.Clean(Active((0, 0, 100), (1, 80, 200), (2, 150, 160)));
        var other = SlotMasks.Clean(Active((2, 0, 100), (0, 80, 200), (1, 150, 160)));

        Assert.True(torch.allclose(one.index_select(1, torch.tensor(Turned)), other, rtol: 0, atol: 0));
    }

    public void Dispose() => _scope.Dispose();

    private static torch.Tensor Active(params (int Slot, int From, int To)[] runs)
    {
        var active = torch.zeros(1, 589, 3);
        foreach (var (slot, from, to) in runs)
        {
            active[0, from..to, slot] = 1;
        }

        return active;
    }

    // The first and the end of the last frame of each slot.
    private static (int, int)[] Runs(torch.Tensor masks) => [.. Enumerable.Range(0, 3).Select(slot =>
    {
        var frames = masks[0, slot].data<float>().ToArray();
        return (Math.Max(0, Array.IndexOf(frames, 1f)), Array.LastIndexOf(frames, 1f) + 1);
    })];
}
