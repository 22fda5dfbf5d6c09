using Podcasts.Ui.Components.Pages.Transcripts;

namespace Podcasts.Ui.Tests.Transcripts;

public sealed class NewNamesTests
{
    [Theory]
    [InlineData("we met ada love lace", "we met Ada Lovelace.", "Ada Lovelace")]
    [InlineData("from hardwick, to rome", "from Harwich, Rome", "Harwich|Rome")]
    [InlineData("We met.", "We met again.", "")]
    public void What_was_written_with_a_capital_and_not_heard_so_is_a_name(string heard, string text, string names) =>
        Assert.Equal(names, string.Join('|', NewNames.In(heard, text)));
}
