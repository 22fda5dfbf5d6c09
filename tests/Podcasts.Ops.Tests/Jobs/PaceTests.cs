using Podcasts.Ops.Jobs;
using Podcasts.Ops.Transcribe;

namespace Podcasts.Ops.Tests.Jobs;

public sealed class PaceTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Nothing_is_promised_before_anything_was_measured()
    {
        var pace = new Pace(_time);
        pace.Mark(120);

        Assert.Null(pace.SecondsLeft(600));
    }

    [Fact]
    public void The_rest_takes_as_long_as_the_last_batches_say()
    {
        var pace = new Pace(_time);
        pace.Mark(0);
        _time.Advance(TimeSpan.FromSeconds(10));
        pace.Mark(100);

        Assert.Equal(50, pace.SecondsLeft(600)!.Value, 3);
    }

    [Fact]
    public void What_was_long_ago_does_not_count()
    {
        var pace = new Pace(_time);
        pace.Mark(0);
        _time.Advance(TimeSpan.FromHours(1));
        for (var i = 1; i <= 8; i++)
        {
            pace.Mark(100 * i);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, pace.SecondsLeft(1000)!.Value, 3);
    }
}
