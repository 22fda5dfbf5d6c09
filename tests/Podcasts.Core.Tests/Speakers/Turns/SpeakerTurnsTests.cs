using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Turns;

namespace Podcasts.Core.Tests.Speakers.Turns;

public sealed class SpeakerTurnsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public void A_turn_lasts_from_the_middle_of_a_frame_to_the_middle_of_another()
    {
        var turn = Assert.Single(SpeakerTurns.Of([new(0, 100, 3)], Long, TimeSpan.Zero));

        Assert.Equal(0.03096875, turn.Start.TotalSeconds, 1e-6);
        Assert.Equal(1.6875 + 0.03096875, turn.End.TotalSeconds, 1e-6);
        Assert.Equal(3, turn.Speaker);
    }

    [Fact]
    public void No_turn_reaches_past_the_recording()
    {
        var turn = Assert.Single(SpeakerTurns.Of([new(0, 100, 0), new(200, 300, 1)], TimeSpan.FromSeconds(1), TimeSpan.Zero));

        Assert.Equal(TimeSpan.FromSeconds(1), turn.End);
    }

    [Fact]
    public void Short_pauses_of_one_speaker_are_filled()
    {
        SpeakerRun[] runs = [new(0, 100, 0), new(105, 120, 1), new(110, 200, 0), new(300, 400, 0)];

        Assert.Equal([(0, 3), (1, 0), (0, 1)], SpeakerTurns.Of(runs, Long, TimeSpan.FromSeconds(0.2)).Select(turn => (turn.Speaker, (int)turn.Duration.TotalSeconds)));
        Assert.Equal(4, SpeakerTurns.Of(runs, Long, TimeSpan.Zero).Count);
    }

    [Fact]
    public void Only_time_without_others_is_solo()
    {
        SpeakerTurn[] turns = [Turn(0, 10, 0), Turn(8, 12, 1), Turn(9, 11, 2), Turn(20, 21, 1)];

        var solo = SpeakerTurns.Solo(turns);

        Assert.Equal([(0, 8), (1, 2)], solo.OrderBy(share => share.Key).Select(share => (share.Key, (int)share.Value.TotalSeconds)));
    }

    private static SpeakerTurn Turn(int start, int end, int speaker) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), speaker);
}
