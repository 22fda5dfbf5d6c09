using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Transcripts;

namespace Podcasts.Ui.Tests.Transcripts;

public sealed class TranscriptChecksTests : BunitContext
{
    private static readonly TranscriptDoubt Slow = new("slow", 65, 70, "Less text than people say in the time.");

    [Theory]
    [InlineData(1.0, 0, "Covers 100 % of the speech; nothing stands out")]
    [InlineData(0.9999, 1, "Covers 99 % of the speech; 1 place to check")]
    [InlineData(0.5, 2, "Covers 50 % of the speech; 2 places to check")]
    [InlineData(null, 2, "2 places to check")]
    public void The_report_is_one_quiet_line(double? coverage, int doubts, string line) =>
        Assert.Equal(line, Open(new(coverage, null, [.. Enumerable.Repeat(Slow, doubts)])).Find(".line").TextContent);

    [Fact]
    public void Where_nothing_is_known_nothing_is_said()
    {
        Assert.Empty(Open(null).Markup.Trim());
        Assert.Empty(Open(new(null, 0.9, [])).Markup.Trim());
    }

    [Fact]
    public void Each_passage_can_be_heard()
    {
        var checks = Open(new(0.9, null, [Slow]));

        Assert.Equal(("65", "Play from 1:05"), (checks.Find("li button").GetAttribute("data-seek"), checks.Find("li button").GetAttribute("aria-label")));
        Assert.Contains(Slow.Message, checks.Find("li").TextContent, StringComparison.Ordinal);
        Assert.Empty(Open(new(0.9, null, [Slow]), canPlay: false).FindAll("button"));
    }

    private IRenderedComponent<TranscriptChecks> Open(TranscriptQuality? quality, bool canPlay = true) =>
        Render<TranscriptChecks>(checks => checks.Add(made => made.Quality, quality).Add(made => made.CanPlay, canPlay));
}
