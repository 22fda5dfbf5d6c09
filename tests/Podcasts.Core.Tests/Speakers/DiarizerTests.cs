using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Scoring;

namespace Podcasts.Core.Tests.Speakers;

public sealed class DiarizerTests
{
    [Fact]
    public void A_conversation_of_three_with_overlaps_comes_out_as_it_was()
    {
        var truth = Conversation(3, 120);

        var episode = Diarize(truth, 120, new());

        Assert.Equal(3, episode.Speakers.Count);
        Assert.InRange(DiarizationScore.Of(truth, episode.Turns, ScoringRules.Strict).Errors.Rate, 0, 0.02);
        Assert.Contains(episode.Turns.Zip(episode.Turns.Skip(1)), pair => pair.Second.Start < pair.First.End);
    }

    [Fact]
    public void Speakers_are_numbered_in_the_order_in_which_they_begin()
    {
        var episode = Diarize([Turn(1, 9, 2), Turn(10, 19, 0), Turn(20, 29, 1)], 30, new());

        Assert.Equal([0, 1, 2], episode.Turns.Select(turn => turn.Speaker));
        Assert.All(episode.Speakers, speaker => Assert.InRange(speaker.Talk.TotalSeconds, 7.9, 9.1));
    }

    [Fact]
    public void Exclusive_turns_cover_the_same_time_and_never_overlap()
    {
        var episode = Diarize(Conversation(3, 90), 90, new());

        Assert.All(episode.ExclusiveTurns.Zip(episode.ExclusiveTurns.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        var covered = DiarizationScore.Of([.. episode.Turns.Select(Anyone)], [.. episode.ExclusiveTurns.Select(Anyone)], ScoringRules.Strict);
        Assert.Equal(TimeSpan.Zero, covered.Errors.FalseAlarm);
        Assert.Equal(episode.ExclusiveTurns.Sum(turn => turn.Duration.TotalSeconds), covered.Errors.Correct.TotalSeconds, 1e-3);
        Assert.Equal(episode.Turns.Sum(turn => turn.Duration.TotalSeconds), covered.Errors.Total.TotalSeconds, 1e-3);

        static SpeakerTurn Anyone(SpeakerTurn turn) => new(turn.Start, turn.End, 0);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(10.0000625)] // one sample more than a window
    [InlineData(10.9)]
    public void Turns_end_with_the_recording_however_short_it_is(double seconds)
    {
        var turn = Assert.Single(Diarize([Turn(0.5, 20, 0)], seconds, new()).Turns);

        Assert.Equal(0.5, turn.Start.TotalSeconds, 0.02);
        Assert.InRange(turn.End.TotalSeconds, seconds - 0.1, seconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void Where_nobody_speaks_there_is_nobody(double seconds)
    {
        var episode = Diarize([], seconds, new(Speakers: 2));

        Assert.Empty(episode.Speakers);
        Assert.Empty(episode.Turns);
        Assert.Empty(episode.ExclusiveTurns);
    }

    [Fact]
    public void No_more_speakers_are_found_than_there_may_be()
    {
        var episode = Diarize(Conversation(3, 60), 60, new(AtMost: 1));

        Assert.Single(episode.Speakers);
        Assert.All(episode.Turns.Zip(episode.Turns.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public void Somebody_who_speaks_for_a_second_is_found_if_asked_for()
    {
        SpeakerTurn[] truth = [Turn(0, 8, 0), Turn(8.5, 9.7, 1)];

        Assert.Single(Diarize(truth, 10, new()).Speakers);
        Assert.Equal(2, Diarize(truth, 10, new(Speakers: 2)).Speakers.Count);
    }

    [Fact]
    public void Every_speaker_gets_a_voice_print_of_the_model()
    {
        var networks = new FakeSpeakerNetworks(Conversation(2, 90));
        using var diarizer = Diarizer(networks);

        var episode = diarizer.Diarize(new float[90 * 16000], new(), null, CancellationToken.None);

        var likeness = episode.Speakers.Select(speaker => networks.Centres!.Select(centre => Vectors.Dot(speaker.Print!.Vector, centre)).ToArray()).ToArray();
        Assert.All(likeness, cosines => Assert.Contains(cosines, cosine => cosine > 0.97));
        Assert.All(episode.Speakers, speaker => Assert.Equal("test", speaker.Print!.Model));
        Assert.All(episode.Speakers, speaker => Assert.InRange(speaker.Print!.Cohesion, 0.9, 1));
        Assert.All(episode.Speakers, speaker => Assert.True(speaker.Print!.Solo < speaker.Talk));
    }

    [Fact]
    public void Diarization_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => Diarizer(new FakeSpeakerNetworks([])).Diarize(new float[16000], new(), null, new CancellationToken(true)));

    private static DiarizedEpisode Diarize(IReadOnlyList<SpeakerTurn> truth, double seconds, DiarizeParameters parameters)
    {
        using var diarizer = Diarizer(new FakeSpeakerNetworks(truth));
        return diarizer.Diarize(new float[(int)Math.Round(seconds * 16000)], parameters, null, CancellationToken.None);
    }

    private static Diarizer Diarizer(ISpeakerNetworks networks) => new("test", networks, new AgglomerativeClustering(new()), TimeSpan.Zero);

    // Each speaks for 6 s, of which the last second is the next one's first.
    private static SpeakerTurn[] Conversation(int speakers, int seconds) =>
        [.. Enumerable.Range(0, seconds / 5).Select(i => Turn(5 * i, Math.Min(seconds - 0.5, (5 * i) + 6), i % speakers))];

    private static SpeakerTurn Turn(double start, double end, int speaker) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), speaker);
}
