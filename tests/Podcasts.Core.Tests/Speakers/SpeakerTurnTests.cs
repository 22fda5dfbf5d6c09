using Podcasts.Core.Speakers;

namespace Podcasts.Core.Tests.Speakers;

public sealed class SpeakerTurnTests
{
    [Theory]
    [InlineData(-1, 1, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(0, 1, -1)]
    public void A_turn_that_cannot_be_is_refused(int start, int end, int speaker) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpeakerTurn(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), speaker));

    [Fact]
    public void A_turn_lasts_from_its_start_to_its_end() =>
        Assert.Equal(TimeSpan.FromSeconds(2), new SpeakerTurn(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), 0).Duration);
}
