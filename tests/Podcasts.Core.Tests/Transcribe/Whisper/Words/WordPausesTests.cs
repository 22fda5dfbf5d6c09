using Podcasts.Core.Tests.Transcribe;
using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcribe.Whisper.Words;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Words;

public sealed class WordPausesTests
{
    [Fact]
    public void Bounds_in_a_pause_move_to_its_edges() =>
        Assert.Equal([(0.5, 1.0), (1.6, 2.0)], Snap([(0.5, 1.3), (1.3, 2.0)], new Pause(1.0, 1.6)));

    [Theory]
    [InlineData(0.85)]
    [InlineData(1.75)]
    public void So_do_bounds_near_it(double bound) => Assert.Equal([(0.5, 1.0), (1.6, 2.5)], Snap([(0.5, bound), (bound, 2.5)], new Pause(1.0, 1.6)));

    [Fact]
    public void Bounds_far_from_it_stay() => Assert.Equal([(0.1, 0.7), (0.7, 2.5)], Snap([(0.1, 0.7), (0.7, 2.5)], new Pause(1.0, 1.6)));

    [Fact]
    public void Silence_before_the_first_word_and_behind_the_last_is_no_part_of_them() =>
        Assert.Equal([(0.4, 2.0)], Snap([(0.0, 2.9)], new Pause(0, 0.4), new Pause(2.0, 3.0)));

    [Fact]
    public void A_word_all_in_silence_stands_at_the_nearer_edge()
    {
        Assert.Equal((1.0, 1.0), Snap([(0.2, 0.9), (1.1, 1.2), (2.2, 3.0)], new Pause(1.0, 2.0))[1]);
        Assert.Equal((2.0, 2.0), Snap([(0.2, 0.9), (1.8, 1.9), (2.2, 3.0)], new Pause(1.0, 2.0))[1]);
    }

    [Fact]
    public void Pauses_are_silences_longer_than_the_closure_within_a_word()
    {
        var window = new AudioWindow(TimeSpan.FromSeconds(7), Sound.Of((0.2, 0), (1, 0.3), (0.06, 0), (1, 0.3), (0.5, 0), (0.4, 0.3)));

        Assert.Equal([(0.0, 0.2), (2.26, 2.76)], Pause.Of(window).Select(pause => (Math.Round(pause.Start, 2), Math.Round(pause.End, 2))));
    }

    private static (double, double)[] Snap((double Start, double End)[] words, params Pause[] pauses) =>
        [.. WordPauses.Snap([.. words.Select(word => new TimedWord(" a", word.Start, word.End, 1))], pauses).Select(word => (word.Start, word.End))];
}
