using Podcasts.Core.Transcribe.Whisper;
using Podcasts.Core.Transcribe.Whisper.Words;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Words;

public sealed class AlignmentHeadsTests
{
    [Theory]
    [InlineData("tiny.en", 4, 4, 6, 51864, 8, 1, 0)]
    [InlineData("tiny", 4, 4, 6, 51865, 6, 2, 2)]
    [InlineData("base.en", 6, 6, 8, 51864, 5, 3, 3)]
    [InlineData("base", 6, 6, 8, 51865, 8, 3, 1)]
    [InlineData("small.en", 12, 12, 12, 51864, 19, 6, 6)]
    [InlineData("small", 12, 12, 12, 51865, 10, 5, 3)]
    [InlineData("medium.en", 24, 24, 16, 51864, 18, 11, 4)]
    [InlineData("medium", 24, 24, 16, 51865, 6, 13, 15)]
    [InlineData("ggml-large-v1", 32, 32, 20, 51865, 9, 9, 19)]
    [InlineData("large-v2", 32, 32, 20, 51865, 23, 10, 12)]
    [InlineData("large-v3-q5_0", 32, 32, 20, 51866, 10, 7, 0)]
    [InlineData("large-v3-turbo", 32, 4, 20, 51866, 6, 2, 4)]
    [InlineData("demo-synthetic.en", 3, 3, 3, 51864, 2, 1, 0)]
    public void A_published_model_is_known_by_its_sizes(string name, int audioLayers, int textLayers, int headsOfALayer, int vocabulary, int count, int layer, int head)
    {
        var heads = AlignmentHeads.For(Model(audioLayers, textLayers, headsOfALayer, vocabulary), name);

        Assert.Equal(count, heads.Count);
        Assert.Equal(new AlignmentHead(layer, head), heads[0]);
        Assert.All(heads, one => Assert.True(one.Layer < textLayers && one.Head < headsOfALayer));
        Assert.Equal(heads.Order(Comparer<AlignmentHead>.Create((a, b) => (a.Layer, a.Head).CompareTo((b.Layer, b.Head)))), heads);
    }

    [Fact]
    public void A_model_that_nobody_has_published_uses_all_heads_of_the_last_half_of_its_layers() =>
        Assert.Equal([new(1, 0), new(1, 1), new(2, 0), new(2, 1)], AlignmentHeads.For(Model(2, 3, 2, 51864), "mine"));

    [Fact]
    public void What_a_model_states_comes_first_without_the_heads_that_it_does_not_have()
    {
        var distilled = Model(32, 2, 20, 51866);

        Assert.Equal([new(1, 4)], AlignmentHeads.For(distilled, "distil", [new(7, 0), new(1, 4), new(1, 20)]));
        Assert.Equal(20, AlignmentHeads.For(distilled, "distil", [new(7, 0)]).Count);
    }

    private static WhisperDimensions Model(int audioLayers, int textLayers, int heads, int vocabulary) =>
        new(vocabulary, 1500, 64 * heads, heads, audioLayers, 448, 64 * heads, heads, textLayers, 80);
}
