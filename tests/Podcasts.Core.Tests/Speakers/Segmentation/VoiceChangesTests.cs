using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers.Segmentation;

public sealed class VoiceChangesTests
{
    private const byte Nobody = 0;
    private const byte One = 1;
    private const byte Two = 2;
    private const byte Both = 4;

    [Fact]
    public void Another_voice_begins_where_somebody_else_speaks_alone()
    {
        Assert.Equal([60, 150], Find((One, 60), (Two, 40), (Nobody, 50), (One, 30)));
        Assert.Equal([80], Find((One, 60), (Both, 20), (Two, 40)));
    }

    [Fact]
    public void A_pause_a_remark_in_between_and_a_slip_change_nothing() =>
        Assert.Empty(Find((Nobody, 10), (One, 60), (Nobody, 50), (One, 30), (Both, 30), (One, 30), (Two, 17), (One, 30)));

    private static IReadOnlyList<int> Find(params (byte Class, int Frames)[] runs) =>
        VoiceChanges.Find([.. runs.SelectMany(run => Enumerable.Repeat(run.Class, run.Frames))]);
}
