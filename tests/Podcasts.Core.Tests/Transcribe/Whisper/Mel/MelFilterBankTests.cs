using Podcasts.Core.Transcribe.Whisper.Ggml;
using Podcasts.Core.Transcribe.Whisper.Mel;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Mel;

public sealed class MelFilterBankTests
{
    [Theory]
    [InlineData(80, 391, 1.99902409, 0.02486259)]
    [InlineData(128, 394, 3.19098554, 0.01237399)]
    public void Filters_have_the_published_sums(int bins, int nonZeros, double sum, double first)
    {
        var filters = MelFilterBank.Create(bins);

        Assert.Equal(nonZeros, filters.Count(weight => weight != 0));
        Assert.Equal(sum, filters.Sum(weight => (double)weight), 1e-6);
        Assert.Equal(1, Array.FindIndex(filters, weight => weight != 0));
        Assert.Equal(first, filters[1], 1e-8);
        Assert.All(filters[2..MelFilterBank.SpectrumBins], weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void The_largest_of_80_filters_is_as_published() => Assert.Equal(0.02588068, MelFilterBank.Create(80).Max(), 1e-7);

    [SharedDataFact("for-tests-ggml-tiny.bin")]
    public void Filters_equal_those_in_OpenAIs_files()
    {
        using var file = GgmlFile.Open(SharedData.Path("for-tests-ggml-tiny.bin"));

        Assert.All(MelFilterBank.Create(80).Zip(file.Filters), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }
}
