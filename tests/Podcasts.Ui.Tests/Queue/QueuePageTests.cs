using Bunit;
using Podcasts.Ui.Clients;
using Podcasts.Ui.Components.Pages.Queue;

namespace Podcasts.Ui.Tests.Queue;

public sealed class QueuePageTests : PageTest
{
    private const string Queue = "/api/queue";

    private static readonly QueueEpisode Hearing = Samples.Queued(
        1, TranscribeState.Running, Samples.Stage("prepare", TranscribeState.Done, 100), Samples.Stage("recognize", TranscribeState.Running, 42.7, "recognize", "cuda:0", 12_400_000_000));

    [Fact]
    public void It_shows_what_runs_where_and_what_waits_in_which_order()
    {
        var page = Open(Samples.Queue(QueuePause.No, Hearing, Samples.Queued(1, TranscribeState.Queued) with { Episode = "e8" }, Samples.Queued(2, TranscribeState.Queued)));

        Reads(page, "1 running, 2 waiting");
        Assert.Equal(["Recognising speech 42 %", "About 3 minutes left", "attic · cuda:0 · 12.4 GB in use"], page.FindAll(".facts > span").Select(fact => fact.TextContent.Trim()));
        Assert.Equal(["1", "2"], page.FindAll(".position").Select(position => position.TextContent.Replace("Number ", "", StringComparison.Ordinal)));
        Assert.Equal("running", page.Find("[data-stage=recognize]").GetAttribute("data-state"));
        Assert.Equal("42.7", page.Find("[data-stage=recognize] .done").GetAttribute("width"));
    }

    [Fact]
    public void What_keeps_all_work_from_going_on_is_told()
    {
        var page = Open(Samples.Queue(QueuePause.No, Hearing) with { Trouble = "The disk is full. Free some space." });

        Reads(page, "The disk is full. Free some space.");
        Assert.Single(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void Every_part_of_a_long_episode_has_a_track_of_its_own()
    {
        var page = Open(Samples.Queue(QueuePause.No, Hearing with
        {
            Stages = [Samples.Stage("recognize-0", TranscribeState.Running, 80, device: "cuda:0"), Samples.Stage("recognize-1", TranscribeState.Running, 20, device: "cuda:1")],
        }));

        Reads(page, "Recognising speech, part 2 20 %");
        Assert.Equal(["80", "20"], page.FindAll("[data-stage=recognize] .done").Select(track => track.GetAttribute("width")));
    }

    [Fact]
    public void News_come_by_themselves_and_a_broken_stream_is_told_and_opened_again()
    {
        var events = Api.Events($"GET {Queue}/progress");
        Api.On($"GET {Queue}", Samples.Queue(QueuePause.No, Hearing));
        var page = Render<QueuePage>();
        Reads(page, "1 running, 0 waiting");

        events.TryWrite(("queue", Samples.Queue(QueuePause.No, Samples.Queued(1, TranscribeState.Done))));
        Reads(page, "Done 3 Oct 2026, 06:00 UTC");
        events.Complete();
        Reads(page, "The connection broke; trying again. The work goes on.");

        Api.Events($"GET {Queue}/progress", ("queue", Samples.Queue(QueuePause.No, Hearing)));
        Reads(page, "1 running, 0 waiting");
        page.WaitForAssertion(() => Assert.DoesNotContain("The connection broke", Text(page), StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_paused_at_once_or_after_what_runs_and_goes_on()
    {
        Api.On($"POST {Queue}/pause", Samples.Queue(QueuePause.Stop, Hearing)).On($"POST {Queue}/resume", Samples.Queue(QueuePause.No, Hearing));
        var page = Open(Samples.Queue(QueuePause.No, Hearing));

        Button(page, "Pause").Click();
        Button(page, "At once").Click();
        Reads(page, "What ran stopped where it had saved; nothing new is begun.");
        Button(page, "Go on").Click();

        Button(page, "Pause");
        Assert.Equal(["""{"mode":"stop"}""", ""], Api.Bodies);
    }

    [Fact]
    public void What_waits_can_go_next_or_be_cancelled_and_a_refusal_is_told()
    {
        const string Refusal = "This episode does not wait any more.";
        Api.On($"POST {Queue}/e2/next", Samples.Problem(Refusal), 409).On($"DELETE {Queue}/e1", Samples.Queue());
        var page = Open(Samples.Queue(QueuePause.No, Samples.Queued(1, TranscribeState.Queued), Samples.Queued(2, TranscribeState.Queued)));

        Button(page, "Next, please").Click();
        Reads(page, Refusal);
        Button(page, "Cancel").Click();

        Reads(page, "Nothing is waiting to be heard");
        Assert.Contains($"POST {Queue}/e2/next", Api.Requests);
    }

    [Fact]
    public void What_failed_says_why_and_is_tried_again()
    {
        Api.On($"POST {Queue}/e3/retry", Samples.Queue(QueuePause.No, Samples.Queued(3, TranscribeState.Queued)));
        var page = Open(Samples.Queue(QueuePause.No, Samples.Queued(3, TranscribeState.Failed, Samples.Stage("prepare", TranscribeState.Failed, 30)) with { Error = "stranger.example answers 404." }));

        Reads(page, "stranger.example answers 404.");
        Assert.Equal("failed", page.Find("[data-stage=prepare]").GetAttribute("data-state"));
        Button(page, "Try again").Click();

        Reads(page, "0 running, 1 waiting");
    }

    [Fact]
    public void An_empty_queue_says_what_to_do()
    {
        var page = Open(Samples.Queue());

        Reads(page, "Nothing is waiting to be heard");
        Assert.Equal("/podcasts", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void An_api_that_does_not_answer_can_be_asked_again()
    {
        Api.On($"GET {Queue}", Samples.Problem("The database does not answer."), 503);
        var page = Render<QueuePage>();
        Reads(page, "The database does not answer.");

        Api.On($"GET {Queue}", Samples.Queue());
        Api.Events($"GET {Queue}/progress");
        Button(page, "Try again").Click();

        Reads(page, "Nothing is waiting to be heard");
    }

    private IRenderedComponent<QueuePage> Open(QueueStatus queue)
    {
        Api.On($"GET {Queue}", queue);
        Api.Events($"GET {Queue}/progress");
        return Render<QueuePage>();
    }
}
