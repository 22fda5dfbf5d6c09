using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Speakers;
using Podcasts.Ui.Components.Pages.Transcripts;

namespace Podcasts.Ui.Tests.Transcripts;

public sealed class TranscriptViewTests : BunitContext
{
    private static readonly TranscriptSegment[] Talk =
    [
        new(0, 1, 3, "Good morning.") { Words = [new(1.25, 2, "Good", 0.9), new(2, 3, "morning.", 0.4)] },
        new(1, 20, 22, "After a pause."),
    ];

    public TranscriptViewTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void A_word_that_is_pressed_is_found_by_its_place_in_the_text()
    {
        var view = Open(canPlay: true);

        Assert.Equal(["0:1.25 5:2", "0:20"], view.FindAll(".text").Select(text => text.GetAttribute("data-words")));
        Assert.Equal(["Good morning.", "After a pause."], view.FindAll(".text").Select(text => text.TextContent));
    }

    [Fact]
    public void Without_audio_nothing_can_be_pressed()
    {
        var view = Open(canPlay: false, new TranscriptDoubt("slow", 1, 2, "Slow."));

        Assert.Empty(view.FindAll("[data-words], [data-seek], p button"));
    }

    [Fact]
    public void A_doubt_is_marked_beside_its_paragraph_and_the_words_are_left_alone()
    {
        var view = Open(canPlay: true, new("lowConfidence", 2, 3, "The recogniser was unsure."), new("speechWithoutText", 5, 19, "Somebody speaks here."), new("fast", 21, 22, "Too fast."));

        var marks = view.FindAll(".check");
        Assert.Equal(["Worth a check: The recogniser was unsure. Somebody speaks here.", "Worth a check: Too fast."], marks.Select(mark => mark.GetAttribute("aria-label")));
        Assert.Equal(["2", "21"], marks.Select(mark => mark.GetAttribute("data-seek")));
        Assert.All(view.FindAll(".text"), text => Assert.Empty(text.Children));
    }

    [Fact]
    public void Each_turn_says_who_speaks_in_words_and_with_a_number_and_a_colour()
    {
        var conversation = Samples.Conversation();
        var view = Render<TranscriptView>(made => made.Add(part => part.Segments, conversation.Segments).Add(part => part.Speakers, conversation.Speakers));

        var names = view.FindAll("b.who");
        Assert.Equal(["1", "1", "2", "3", "1", "2", "3"], names.Select(name => name.GetAttribute("data-who")));
        Assert.Contains("1 Ada Shore", names[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Speaker 2 (perhaps Ben Hill)", names[2].TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("p button"));
    }

    [Fact]
    public void Who_speaks_at_the_same_time_stands_beside_the_name_once()
    {
        var conversation = Samples.Conversation();
        TranscriptSegment[] segments =
        [
            .. conversation.Segments.Take(2).Select(segment => segment with
            {
                Words = [.. segment.Text.Split(' ').Select((text, i) => new TranscriptWord(segment.Start, segment.End, text, 1, segment.Speaker) { SecondSpeaker = i < 2 ? "Speaker 2" : null })],
            }),
            .. conversation.Segments.Skip(2),
        ];
        var view = Render<TranscriptView>(made => made.Add(part => part.Segments, segments).Add(part => part.Speakers, conversation.Speakers));

        Assert.Equal("with Speaker 2", view.Find("b.who small").TextContent);
        Assert.True(view.FindAll("b.who small").Count < view.FindAll("b.who").Count);
    }

    [Fact]
    public void A_long_transcript_has_on_the_page_what_the_script_says_is_near()
    {
        var view = Render<TranscriptView>(made => made.Add(part => part.Segments, Long()));
        Assert.Equal(["word 0", "word 31"], Ends(view));

        view.InvokeAsync(() => view.Instance.Show([3, 4, 999]));

        Assert.Equal(["word 48", "word 79"], Ends(view));
        Assert.Equal(13, view.FindAll(".block").Count);
        Assert.Equal("10000", view.FindAll(".block")[1].GetAttribute("data-from"));
    }

    [Fact]
    public void A_short_transcript_is_on_the_page_whole()
    {
        var view = Render<TranscriptView>(made => made.Add(part => part.Segments, [.. Long().Take(64)]));
        view.InvokeAsync(() => view.Instance.Show([0]));

        Assert.Equal(64, view.FindAll("p").Count);
    }

    [Fact]
    public void A_passage_that_is_being_changed_stays_wherever_the_reader_looks()
    {
        var speaker = Samples.Speaker(1);
        TranscriptSegment[] segments = [.. Long().Select(segment => segment with { SpeakerId = speaker.Id })];
        var changes = new SpeakerChanges(null!, "e1", _ => Task.CompletedTask);
        var view = Render<TranscriptView>(made => made.Add(part => part.Segments, segments).Add(part => part.Speakers, [speaker]).Add(part => part.Changes, changes));
        view.FindAll("button.who")[5].Click();

        view.InvokeAsync(() => view.Instance.Show([9]));

        Assert.NotEmpty(view.FindAll(".editor"));
        Assert.Equal(["word 0", "word 159"], Ends(view));
    }

    [Fact]
    public void Two_paragraphs_that_begin_at_the_same_second_are_both_there()
    {
        var view = Render<TranscriptView>(made => made.Add(part => part.Segments, [new(0, 1, 2, "Yes.", "Ada"), new(1, 1, 3, "No.", "Ben")]));

        Assert.Equal(["Yes.", "No."], view.FindAll(".text").Select(text => text.TextContent));
    }

    /// <summary>200 paragraphs of one segment.</summary>
    private static TranscriptSegment[] Long() => [.. Enumerable.Range(0, 200).Select(id => new TranscriptSegment(id, id * 625, (id * 625) + 5, $"word {id}"))];

    private static string[] Ends(IRenderedComponent<TranscriptView> view) => [view.FindAll(".text")[0].TextContent, view.FindAll(".text")[^1].TextContent];

    private IRenderedComponent<TranscriptView> Open(bool canPlay, params TranscriptDoubt[] doubts) =>
        Render<TranscriptView>(view => view.Add(made => made.Segments, Talk).Add(made => made.CanPlay, canPlay).Add(made => made.Doubts, doubts));
}
