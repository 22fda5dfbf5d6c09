using Podcasts.Core.Transcribe;
using Podcasts.Core.Transcripts;

namespace Podcasts.Core.Tests.Transcribe;

public sealed class PlausibilityTests
{
    private readonly Plausibility _plausibility = new(new());

    [Fact]
    public void Unsure_words_of_a_window_with_little_speech_are_left_out()
    {
        var cut = Cut(20, (9, 12));

        Assert.Empty(_plausibility.Filter([Segment(0, 20, -0.85)], cut));
        Assert.Single(_plausibility.Filter([Segment(0, 20, -0.75)], cut));
        Assert.Single(_plausibility.Filter([Segment(0, 20, -0.85)], Cut(20, (9, 14))));
    }

    [Fact]
    public void Words_where_nobody_speaks_must_be_sure()
    {
        var cut = Cut(20, (0, 10), (15, 20));

        Assert.Empty(_plausibility.Filter([Segment(10.5, 14.5, -0.6)], cut));
        Assert.Empty(_plausibility.Filter([Segment(10.5, 14.5, -0.1, noSpeech: 0.7)], cut));
        Assert.Single(_plausibility.Filter([Segment(10.5, 14.5, -0.4)], cut));
    }

    [Fact]
    public void Words_beside_speech_are_kept_for_models_state_times_roughly() =>
        Assert.Equal(2, _plausibility.Filter([Segment(10.1, 14, -0.6), Segment(11, 14.9, -0.6)], Cut(20, (0, 10), (15, 20))).Count);

    private static AudioCut Cut(double seconds, params (double Start, double End)[] spoken) =>
        new(new AudioWindow(TimeSpan.Zero, new float[(int)(seconds * AudioWindow.SampleRate)]), TimeSpan.FromSeconds(seconds))
        {
            Spoken = [.. spoken.Select(range => new TimeRange(TimeSpan.FromSeconds(range.Start), TimeSpan.FromSeconds(range.End)))],
        };

    private static HeardSegment Segment(double start, double end, double logProbability, double noSpeech = 0) =>
        new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), "words", new(logProbability, noSpeech, 1.5, 0));
}
