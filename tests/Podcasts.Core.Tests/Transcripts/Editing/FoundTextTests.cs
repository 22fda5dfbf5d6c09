using Podcasts.Core.Transcripts.Editing;

namespace Podcasts.Core.Tests.Transcripts.Editing;

public sealed class FoundTextTests
{
    [Theory]
    [InlineData("Jon met jon.", "John met John.", 2, false, false)]
    [InlineData("Jon met jon.", "John met jon.", 1, true, false)]
    [InlineData("Jon met Jonas.", "John met Johnas.", 2, true, false)]
    [InlineData("Jon met Jonas.", "John met Jonas.", 1, true, true)]
    [InlineData("“Jon’s”", "“John’s”", 1, true, true)]
    [InlineData("Nobody.", "Nobody.", 0, false, false)]
    public void What_is_found_is_replaced(string text, string replaced, int times, bool matchCase, bool wholeWords)
    {
        Assert.Equal(replaced, new FoundText("Jon", "John", matchCase, wholeWords).In(text, out var count));
        Assert.Equal(times, count);
    }

    [Fact]
    public void What_is_taken_out_leaves_no_gap() => Assert.Equal("So it is.", new FoundText("um,", "", false, false).In("So um, it is.", out _));

    [Fact]
    public void A_pattern_is_nothing_but_its_letters() => Assert.Equal("a+b.", new FoundText(".*", "x", false, false).In("a+b.", out _));
}
