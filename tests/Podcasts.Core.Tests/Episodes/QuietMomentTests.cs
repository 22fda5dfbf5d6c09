using Podcasts.Core.Episodes;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Episodes;

public sealed class QuietMomentTests
{
    [Fact]
    public void Sound_is_cut_in_the_middle_of_its_pause()
    {
        var moment = QuietMoment.Of(TimeSpan.FromSeconds(100), Sound(30, second => second is >= 20 and < 21));

        Assert.InRange(moment.TotalSeconds, 120.3, 120.7);
    }

    [Fact]
    public void Of_two_pauses_the_one_nearer_to_the_wish_is_taken()
    {
        var moment = QuietMoment.Of(TimeSpan.Zero, Sound(60, second => second is (>= 5 and < 6) or (>= 35 and < 36)));

        Assert.InRange(moment.TotalSeconds, 35.2, 35.8);
    }

    [Fact]
    public void Sound_without_a_pause_is_cut_in_its_middle() =>
        Assert.InRange(QuietMoment.Of(TimeSpan.Zero, Sound(10, _ => false)).TotalSeconds, 4.5, 5.5);

    private static float[] Sound(int seconds, Func<double, bool> isSilent) =>
        [.. Enumerable.Range(0, seconds * AudioWindow.SampleRate).Select(i => isSilent(i / (double)AudioWindow.SampleRate) ? 0f : i % 2 == 0 ? 0.5f : -0.5f)];
}
