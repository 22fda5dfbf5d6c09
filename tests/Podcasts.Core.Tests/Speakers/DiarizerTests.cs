using Podcasts.Core.Speakers;
using Podcasts.Core.Speakers.Clustering;
using Podcasts.Core.Speakers.Scoring;
using Podcasts.Core.Transcribe;

namespace Podcasts.Core.Tests.Speakers;

public sealed class DiarizerTests
{
    [Fact]
    public void A_conversation_of_three_with_overlaps_comes_out_as_it_was()
    {
        var truth = Conversation(3, 120);

        var episode = Diarize(truth, 120, new());

        Assert.Equal(3, Speakers(episode));
        Assert.InRange(DiarizationScore.Of(truth, episode.Turns, ScoringRules.Strict).Errors.Rate, 0, 0.02);
        Assert.Contains(episode.Turns.Zip(episode.Turns.Skip(1)), pair => pair.Second.Start < pair.First.End);
    }

    [Fact]
    public void Speakers_are_numbered_in_the_order_in_which_they_begin()
    {
        var episode = Diarize([Turn(1, 9, 2), Turn(10, 19, 0), Turn(20, 29, 1)], 30, new());

        Assert.Equal([0, 1, 2], episode.Turns.Select(turn => turn.Speaker));
        Assert.All(episode.Turns, turn => Assert.InRange(turn.Duration.TotalSeconds, 7.9, 9.1));
    }

    [Fact]
    public void Exclusive_turns_cover_the_same_time_and_never_overlap()
    {
        var episode = Diarize(Conversation(3, 90), 90, new());

        Assert.All(episode.Exclusive.Zip(episode.Exclusive.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        var covered = DiarizationScore.Of([.. episode.Turns.Select(Anyone)], [.. episode.Exclusive.Select(Anyone)], ScoringRules.Strict);
        Assert.Equal(TimeSpan.Zero, covered.Errors.FalseAlarm);
        Assert.Equal(episode.Exclusive.Sum(turn => turn.Duration.TotalSeconds), covered.Errors.Correct.TotalSeconds, 1e-3);
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

        Assert.Empty(episode.Voices);
        Assert.Empty(episode.Turns);
        Assert.Empty(episode.Exclusive);
    }

    [Fact]
    public void No_more_speakers_are_found_than_there_may_be()
    {
        var episode = Diarize(Conversation(3, 60), 60, new(AtMost: 1));

        Assert.Equal(1, Speakers(episode));
        Assert.All(episode.Turns.Zip(episode.Turns.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public void Somebody_who_speaks_for_a_second_is_found_if_asked_for()
    {
        SpeakerTurn[] truth = [Turn(0, 8, 0), Turn(8.5, 9.7, 1)];

        Assert.Equal(1, Speakers(Diarize(truth, 10, new())));
        Assert.Equal(2, Speakers(Diarize(truth, 10, new(Speakers: 2))));
    }

    [Fact]
    public async Task Every_speaker_of_audio_in_blocks_gets_a_voice_print()
    {
        var networks = new FakeSpeakerNetworks(Conversation(2, 90));
        using var diarizer = Diarizer(networks);
        var heard = new List<TimeSpan>();

        var episode = await diarizer.DiarizeAsync(Blocks(90), new(), new Told(heard), CancellationToken.None);

        Assert.Equal(("test", TimeSpan.FromSeconds(90)), (episode.Model, episode.Duration));
        Assert.Equal([0, 1], episode.Voices.Select(voice => voice.Speaker));
        Assert.All(episode.Voices, voice => Assert.Contains(networks.Centres!, centre => Vectors.Dot(voice.Print, centre) > 0.97));
        Assert.All(episode.Voices, voice => Assert.InRange(voice.Cohesion, 0.9, 1));
        Assert.All(episode.Voices, voice => Assert.InRange(voice.Solo.TotalSeconds, 30, 40));
        Assert.Equal(TimeSpan.FromSeconds(81), heard.Max());
    }

    [Fact]
    public async Task Diarization_can_be_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Diarizer(new FakeSpeakerNetworks([])).DiarizeAsync(Blocks(1), new(), new Told([]), new CancellationToken(true)));

    private static int Speakers(DiarizedEpisode episode) => episode.Turns.Select(turn => turn.Speaker).Distinct().Count();

    private static IAsyncEnumerable<AudioBlock> Blocks(int seconds) =>
        Enumerable.Range(0, seconds).Select(second => new AudioBlock(TimeSpan.FromSeconds(second), new float[16000])).ToAsyncEnumerable();

    private static DiarizedEpisode Diarize(IReadOnlyList<SpeakerTurn> truth, double seconds, DiarizeParameters parameters)
    {
        using var diarizer = Diarizer(new FakeSpeakerNetworks(truth));
        return diarizer.Diarize([new float[(int)Math.Round(seconds * 16000)]], parameters, null, CancellationToken.None);
    }

    private static Diarizer Diarizer(ISpeakerNetworks networks) => new("test", networks, new AgglomerativeClustering(new()), TimeSpan.Zero);

    // Each speaks for 6 s, of which the last second is the next one's first.
    private static SpeakerTurn[] Conversation(int speakers, int seconds) =>
        [.. Enumerable.Range(0, seconds / 5).Select(i => Turn(5 * i, Math.Min(seconds - 0.5, (5 * i) + 6), i % speakers))];

    private sealed class Told(List<TimeSpan> all) : IProgress<TimeSpan>
    {
        public void Report(TimeSpan value) => all.Add(value);
    }

    private static SpeakerTurn Turn(double start, double end, int speaker) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), speaker);
}
