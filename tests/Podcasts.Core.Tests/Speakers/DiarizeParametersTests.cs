using Podcasts.Core.Speakers;

namespace Podcasts.Core.Tests.Speakers;

public sealed class DiarizeParametersTests
{
    [Theory]
    [InlineData(0, null, null)]
    [InlineData(null, 0, null)]
    [InlineData(null, null, 0)]
    [InlineData(null, 3, 2)]
    [InlineData(2, 3, null)]
    [InlineData(3, null, 2)]
    public void Hints_that_cannot_be_met_are_refused(int? exact, int? least, int? most) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiarizeParameters(exact, least, most));

    [Theory]
    [InlineData(null, null, null, 4, 4)]
    [InlineData(2, null, null, 4, 2)]
    [InlineData(6, null, null, 4, 6)]
    [InlineData(null, 5, null, 4, 5)]
    [InlineData(null, 2, 3, 4, 3)]
    [InlineData(null, null, 9, 4, 4)]
    [InlineData(99, null, null, 4, 20)]
    public void The_allowed_number_nearest_to_what_was_found_is_taken(int? exact, int? least, int? most, int found, int expected) =>
        Assert.Equal(expected, new DiarizeParameters(exact, least, most).Nearest(found, 20));
}
