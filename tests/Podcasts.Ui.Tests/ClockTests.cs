using Podcasts.Ui.Components;

namespace Podcasts.Ui.Tests;

public sealed class ClockTests
{
    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(65.9, "1:05")]
    [InlineData(3723, "1:02:03")]
    [InlineData(90000, "25:00:00")]
    public void Positions_read_as_on_a_player(double seconds, string text) => Assert.Equal(text, Clock.At(seconds));

    [Theory]
    [InlineData(10, "1 min")]
    [InlineData(245, "4 min")]
    [InlineData(3600, "1 h")]
    [InlineData(3720, "1 h 2 min")]
    public void Lengths_read_in_minutes(double seconds, string text) => Assert.Equal(text, Clock.Length(seconds));

    [Theory]
    [InlineData(null, "Working out how long it will take")]
    [InlineData(4.0, "A few seconds left")]
    [InlineData(40.0, "Less than a minute left")]
    [InlineData(75.0, "About a minute left")]
    [InlineData(130.0, "About 3 minutes left")]
    [InlineData(5400.0, "About 1 h 30 min left")]
    public void Time_left_is_no_more_exact_than_it_can_be(double? seconds, string text) => Assert.Equal(text, Clock.Left(seconds));
}
