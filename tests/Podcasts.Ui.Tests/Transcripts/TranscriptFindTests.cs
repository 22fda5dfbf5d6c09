using Bunit;
using Podcasts.Ui.Components.Pages.Transcripts;

namespace Podcasts.Ui.Tests.Transcripts;

public sealed class TranscriptFindTests : BunitContext
{
    public TranscriptFindTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Every_place_is_counted_in_any_case_and_visited_in_turn()
    {
        var find = Open("The tide and the tower.", "Nothing here.", "At THE tide's end.");

        find.Find("input").Input("the ");
        Assert.Equal("1 of 3", find.Find("[role=status]").TextContent);
        find.Find("form").Submit();
        find.Find("form").Submit();
        Assert.Equal("3 of 3", find.Find("[role=status]").TextContent);
        find.Find("form").Submit();
        Assert.Equal("1 of 3", find.Find("[role=status]").TextContent);
        find.Find("[data-previous]").Click();
        Assert.Equal("3 of 3", find.Find("[role=status]").TextContent);
    }

    [Fact]
    public void What_is_nowhere_is_said_to_be_nowhere_and_escape_begins_anew()
    {
        var find = Open("The tide.");
        find.Find("input").Input("tower");
        Assert.Equal("Not found", find.Find("[role=status]").TextContent);
        Assert.All(find.FindAll("button"), button => Assert.True(button.HasAttribute("disabled")));

        find.Find("input").KeyDown("Escape");

        Assert.Empty(find.FindAll("[role=status]"));
        Assert.Equal("", find.Find("input").GetAttribute("value") ?? "");
    }

    private IRenderedComponent<TranscriptFind> Open(params string[] paragraphs) =>
        Render<TranscriptFind>(made => made.Add(part => part.Paragraphs, Paragraph.From([.. paragraphs.Select((text, id) => Samples.Segment(id, text, id * 10))])));
}
