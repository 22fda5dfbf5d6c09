using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Parts;

namespace Podcasts.Ui.Tests.Parts;

public sealed class AudioPlayerTests : BunitContext
{
    public AudioPlayerTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Turns_begin_where_another_speaks()
    {
        TranscriptSegment[] segments = [new(0, 1, 4, "One.", "Ada"), new(1, 9, 12, "Two.", "Ada"), new(2, 12.5, 14, "Three.", "Ben"), new(3, 14, 15, "Four.", "Ada")];

        Assert.Equal([1, 12.5, 14], AudioPlayer.SpeakerChanges(segments));
    }

    [Fact]
    public void As_long_as_nobody_is_known_turns_begin_after_a_pause()
    {
        TranscriptSegment[] segments = [new(0, 1, 4, "One."), new(1, 4.5, 8, "Two."), new(2, 9.5, 12, "Three.")];

        Assert.Equal([1, 9.5], AudioPlayer.SpeakerChanges(segments));
    }

    [Fact]
    public void The_waveform_is_in_the_colours_of_those_who_speak_and_a_plain_line_stands_in_for_it()
    {
        var (ada, ben) = (Samples.Speaker(1, "Ada"), Samples.Speaker(2, "Ben"));
        TranscriptSegment[] segments = [new(0, 0, 10, "One.", "Ada") { SpeakerId = ada.Id }, new(1, 20, 30, "Two.", "Ben") { SpeakerId = ben.Id }];
        var player = Render<AudioPlayer>(made => made.Add(part => part.Source, "/a.mp3").Add(part => part.Duration, 40).Add(part => part.Segments, segments).Add(part => part.Speakers, [ada, ben]));
        Assert.Equal(2, player.FindAll(".timeline .speech").Count);

        player.Render(made => made.Add(part => part.Peaks, new EpisodePeaks(40, [100, 0, 50, 50])).Add(part => part.Chapters, [new(0, null, "Start", null), new(20, null, "Rest", null)]));

        Assert.Empty(player.FindAll(".timeline"));
        Assert.Equal([null, "1", "2"], player.FindAll(".waveform path[d^=M]:not(.chapter)").Select(path => path.GetAttribute("data-who")));
        Assert.Equal("M0 0h187.5v100h-187.5z", player.Find("[data-who='1']").GetAttribute("d"));
        Assert.Equal("M500 0v100", player.Find(".chapter").GetAttribute("d"));
    }
}
