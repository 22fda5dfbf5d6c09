using Podcasts.Core.Speakers.Editing;

namespace Podcasts.Core.Tests.Speakers.Editing;

public sealed class LatestEditTests
{
    private static readonly NameEdit Ada = new(1, "Ada", "p1", Confirmed: true);

    [Fact]
    public void Without_corrections_there_is_nothing_to_tell() => Assert.Null(LatestEdit.Tell([]));

    [Fact]
    public void Speakers_are_called_as_they_were_before_the_correction()
    {
        Assert.Equal("Speaker 1 named Ada", LatestEdit.Tell([Ada]));
        Assert.Equal("Ada named Eve", LatestEdit.Tell([Ada, new NameEdit(1, "Eve", "p2", Confirmed: true)]));
        Assert.Equal("No name for Ada", LatestEdit.Tell([Ada, new NameEdit(1, null, null, Confirmed: false)]));
        Assert.Equal("Speaker 2 merged into Ada", LatestEdit.Tell([Ada, new MergeEdit(2, 1)]));
    }

    [Fact]
    public void Stretches_are_told_in_minutes_and_seconds()
    {
        Assert.Equal("1:05 to 61:40 given to Ada", LatestEdit.Tell([Ada, new ReassignEdit(TimeSpan.FromSeconds(65.9), TimeSpan.FromSeconds(3700), 1)]));
        Assert.Equal("Split at 0:07", LatestEdit.Tell([Ada, new SplitEdit(TimeSpan.FromSeconds(7.2))]));
    }
}
