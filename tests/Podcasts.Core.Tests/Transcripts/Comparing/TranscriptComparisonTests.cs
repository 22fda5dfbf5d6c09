using Podcasts.Core.Transcripts;
using Podcasts.Core.Transcripts.Comparing;

namespace Podcasts.Core.Tests.Transcripts.Comparing;

public sealed class TranscriptComparisonTests
{
    [Fact]
    public void Words_that_differ_are_shown_side_by_side_with_their_times()
    {
        var comparison = TranscriptComparison.Of(Said((0, "Hello and welcome,"), (5, "dear lissners.")), Said((3, "hello and Welcome"), (9, "dear listeners!")));

        Assert.Equal(
            [(ComparedKind.Same, 0, "Hello and welcome, dear"), (ComparedKind.Ours, 5, "lissners."), (ComparedKind.Other, 9, "listeners!")],
            comparison.Passages.Select(passage => (passage.Kind, (int)passage.Start.TotalSeconds, passage.Text)));
        Assert.Equal(0.8, comparison.Agreement, 3);
    }

    [Fact]
    public void Nothing_agrees_with_nothing_and_with_nothing_else()
    {
        Assert.Equal(1, TranscriptComparison.Of([], []).Agreement);
        Assert.Equal(0, TranscriptComparison.Of(Said((0, "Something.")), []).Agreement);
    }

    [Fact]
    public void Three_hours_are_compared_while_one_waits()
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 30_000).Select(_ => $"w{random.Next(3_000)}").ToArray();
        var heard = words.Select(word => random.Next(10) == 0 ? "misheard" : word);

        var comparison = TranscriptComparison.Of(Said((0, string.Join(' ', heard))), Said((0, string.Join(' ', words))));

        Assert.InRange(comparison.Agreement, 0.85, 0.95);
    }

    private static List<TranscriptSegment> Said(params (double Start, string Text)[] segments) =>
        [.. segments.Select((segment, id) => new TranscriptSegment(id, TimeSpan.FromSeconds(segment.Start), TimeSpan.FromSeconds(segment.Start + 1), segment.Text))];
}
