using Podcasts.Core.Transcribe.Whisper.Decoding;
using Podcasts.Core.Transcribe.Whisper.Tokens;

namespace Podcasts.Core.Tests.Transcribe.Whisper.Decoding;

public sealed class WindowSegmentsTests
{
    private static readonly SpecialTokens Special = SpecialTokens.For(51864);
    private static readonly Vocabulary Vocabulary = Vocabulary.FromBytes([" One"u8.ToArray(), " two"u8.ToArray(), [.. " caf"u8, 0xC3], [0xA9, .. " three"u8]]);

    [Fact]
    public void Pairs_of_timestamps_divide_segments()
    {
        var segments = Split(At(0.5), 0, 1, At(2), At(2.5), 1, At(4));

        Assert.Equal([(0.5, 2.0, "One two"), (2.5, 4.0, "two")], segments);
    }

    [Fact]
    public void A_segment_that_the_model_did_not_finish_has_no_end() =>
        Assert.Equal([(0.0, 2.0, "One"), (2.0, null, "two")], Split(At(0), 0, At(2), At(2), 1));

    [Fact]
    public void Without_timestamps_there_is_one_segment() => Assert.Equal([(0.0, null, "One two")], Split(0, 1));

    [Fact]
    public void Timestamps_alone_are_silence() => Assert.Empty(Split(At(0), At(0), At(3)));

    [Fact]
    public void A_character_that_spans_two_segments_is_not_torn() =>
        Assert.Equal([(0.0, 1.0, "caf"), (1.0, 2.0, "é three")], Split(At(0), 2, At(1), At(1), 3, At(2)));

    private static int At(double seconds) => Special.FirstTimestamp + (int)Math.Round(seconds / SpecialTokens.TimestampStep);

    private static IEnumerable<(double, double?, string)> Split(params int[] tokens) =>
        WindowSegments.Split(tokens, Vocabulary, Special).Select(segment => (segment.Start.TotalSeconds, segment.End?.TotalSeconds, segment.Text));
}
