using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Scoring;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Speakers.Scoring;

public sealed class DiarizationScoreTests
{
    private const int A = 0, B = 1, C = 2;
    private static readonly SpeakerTurn[] Reference = [Turn(0, 10, A), Turn(12, 20, B), Turn(24, 27, A), Turn(30, 40, C)];
    private static readonly SpeakerTurn[] Overlapping = [Turn(0, 13, A), .. Reference[1..]];
    private static readonly SpeakerTurn[] Hypothesis = [Turn(2, 13, 10), Turn(13, 14, 13), Turn(14, 20, 11), Turn(22, 38, 12), Turn(38, 40, 13)];

    [Fact]
    public void The_published_example_comes_out()
    {
        var score = DiarizationScore.Of(Reference, Hypothesis, ScoringRules.Strict);

        Assert.Equal(0.5161290322580645, score.Errors.Rate, 1e-15);
        Assert.Equal(new DiarizationErrors(Seconds(31), Seconds(22), Seconds(7), Seconds(2), Seconds(7)), score.Errors);
        Assert.Equal([(10, A), (11, B), (12, C)], score.Mapping.Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Theory]
    [InlineData(false, 34)]
    [InlineData(true, 32)]
    public void Where_two_speak_both_count_or_neither(bool skip, int total) =>
        Assert.Equal(Seconds(total), DiarizationScore.Of(Overlapping, Hypothesis, new(SkipOverlap: skip)).Errors.Total);

    [Fact]
    public void A_collar_is_left_out_half_on_each_side_of_an_edge()
    {
        var rules = new ScoringRules(Seconds(1), Evaluated: [new(Seconds(0), Seconds(10))]);

        Assert.Equal(Seconds(9), DiarizationScore.Of([Turn(0, 10, A)], [], rules).Errors.Total);
    }

    [Fact]
    public void Two_turns_of_one_speaker_at_once_count_twice()
    {
        var errors = DiarizationScore.Of([Turn(0, 4, A), Turn(2, 4, A)], [Turn(0, 4, 7)], ScoringRules.Strict).Errors;

        Assert.Equal(new DiarizationErrors(Seconds(6), Seconds(4), Seconds(0), Seconds(2), Seconds(0)), errors);
    }

    [Fact]
    public void A_perfect_diarization_has_no_errors()
    {
        var score = DiarizationScore.Of(Overlapping, Overlapping, ScoringRules.Strict);

        Assert.Equal((0, 0), (score.Errors.Rate, score.JaccardErrorRate));
    }

    [Fact]
    public void Jaccard_errors_are_averaged_over_speakers_however_long_they_speak() =>
        Assert.Equal((0.5 + 1) / 2, DiarizationScore.Of([Turn(0, 10, A), Turn(10, 11, B)], [Turn(0, 5, 7)], ScoringRules.Strict).JaccardErrorRate, 1e-12);

    [Fact]
    public void Silence_that_is_heard_as_silence_is_no_error() => Assert.Equal(0, DiarizationScore.Of([], [], ScoringRules.Strict).Errors.Rate);

    [Fact]
    public void Silence_that_is_heard_as_speech_is_all_error() => Assert.Equal(1, DiarizationScore.Of([], [Turn(0, 1, 0)], ScoringRules.Strict).Errors.Rate);

    [Fact]
    public void Recordings_are_added_up_before_the_rate_is_taken() =>
        Assert.Equal(0.25, (new DiarizationErrors(Seconds(1), default, default, Seconds(1), default) + new DiarizationErrors(Seconds(3), Seconds(3), default, default, default)).Rate);

    private static SpeakerTurn Turn(int start, int end, int speaker) => new(Seconds(start), Seconds(end), speaker);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
