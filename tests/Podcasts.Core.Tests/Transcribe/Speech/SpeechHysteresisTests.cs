using Podcasts.Core.Transcribe.Speech;

namespace Podcasts.Core.Tests.Transcribe.Speech;

public sealed class SpeechHysteresisTests
{
    // Frames of 512 samples: 250 ms are 7.8 of them, 100 ms 3.1.
    private static readonly SpeechHysteresis Published = new(shortestSpeech: 4000, shortestSilence: 1600);

    [Fact]
    public void Speech_begins_at_a_half_and_goes_on_down_to_0_35() =>
        Assert.Equal([(2, 15)], Published.Regions([.49f, .49f, .5f, .. Of(.36f, 12), .34f, 0, 0, 0, 0, 0], 512));

    [Fact]
    public void A_silence_shorter_than_a_tenth_of_a_second_is_part_of_the_speech() =>
        Assert.Equal([(0, 24), (29, 39)], Published.Regions([.. Of(.9f, 10), .. Of(0, 4), .. Of(.9f, 10), .. Of(0, 5), .. Of(.9f, 10)], 512));

    [Fact]
    public void Speech_of_a_quarter_second_or_less_is_none() =>
        Assert.Equal([(20, 28)], Published.Regions([.. Of(.9f, 7), .. Of(0, 13), .. Of(.9f, 8), .. Of(0, 10)], 512));

    [Fact]
    public void Neither_loud_nor_quiet_keeps_things_as_they_are()
    {
        Assert.Empty(Published.Regions([.. Of(.45f, 50)], 512));
        Assert.Equal([(0, 50)], Published.Regions([.9f, .. Of(.45f, 49)], 512));
    }

    [Fact]
    public void Speech_at_the_end_is_closed_there() => Assert.Equal([(5, 20)], Published.Regions([.. Of(0, 5), .. Of(.9f, 15)], 512));

    private static float[] Of(float probability, int frames) => [.. Enumerable.Repeat(probability, frames)];
}
