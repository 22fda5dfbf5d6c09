using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Scoring;

namespace Podcasts.Core.Tests.Speakers.Scoring;

public sealed class RttmTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        SpeakerTurn[] turns = [new(TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(1.5), 0), new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), 1)];

        Assert.Equal("SPEAKER show 1 0.250 1.250 <NA> <NA> SPEAKER_00 <NA> <NA>", Rttm.Write(turns, "show").First());
        Assert.Equal(turns, Rttm.Read(Rttm.Write(turns, "show")));
    }

    [Fact]
    public void A_line_with_too_few_fields_is_refused() => Assert.Throws<FormatException>(() => Rttm.Read(["SPEAKER show 1 2"]));

    [SharedDataFact("audio/two-speakers-sample.rttm")]
    public void The_published_sample_has_ten_turns_of_two_speakers()
    {
        var turns = Rttm.Read(File.ReadLines(SharedData.Path("audio", "two-speakers-sample.rttm")));

        Assert.Equal((10, 2), (turns.Count, turns.Select(turn => turn.Speaker).Distinct().Count()));
        Assert.Equal(24.35, turns.Sum(turn => turn.Duration.TotalSeconds), 0.01);
    }
}
