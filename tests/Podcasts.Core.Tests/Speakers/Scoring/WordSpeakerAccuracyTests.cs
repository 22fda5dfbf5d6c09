using Podcasts.Core.Speakers.Scoring;

namespace Podcasts.Core.Tests.Speakers.Scoring;

public sealed class WordSpeakerAccuracyTests
{
    [Fact]
    public void Labels_stand_for_whom_they_fit_best() =>
        Assert.Equal(new WordSpeakerAccuracy(3, 5), WordSpeakerAccuracy.Of([("Ann", "2"), ("Ann", "2"), ("Ann", "1"), ("Bob", "1"), ("Bob", null)]));

    [Fact]
    public void One_label_cannot_stand_for_two_people() => Assert.Equal(0.5, WordSpeakerAccuracy.Of([("Ann", "1"), ("Bob", "1")]).Share);

    [Fact]
    public void No_words_are_all_right() => Assert.Equal(1, WordSpeakerAccuracy.Of([]).Share);
}
