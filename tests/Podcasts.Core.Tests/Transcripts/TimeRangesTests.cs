using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcripts;

public sealed class TimeRangesTests
{
    [Fact]
    public void Ranges_that_meet_become_one_whatever_their_order() =>
        Assert.Equal([Range(0, 6), Range(8, 9)], TimeRanges.Merge([Range(8, 9), Range(2, 5), Range(0, 3), Range(5, 6), Range(2, 4)]));

    [Fact]
    public void What_is_taken_away_leaves_the_rest()
    {
        IReadOnlyList<TimeRange> taken = [Range(0, 2), Range(4, 5), Range(9, 12), Range(20, 30)];

        Assert.Equal([Range(2, 4), Range(5, 9)], TimeRanges.Without(Range(1, 10), taken));
        Assert.Equal([Range(13, 14)], TimeRanges.Without(Range(13, 14), taken));
        Assert.Empty(TimeRanges.Without(Range(21, 22), taken));
        Assert.Equal(3, TimeRanges.Overlap(Range(1, 10), taken).TotalSeconds);
    }

    [Fact]
    public void A_range_ends_after_it_starts_and_starts_within_the_episode()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Range(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Range(-1, 1));
    }

    private static TimeRange Range(double start, double end) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));
}
